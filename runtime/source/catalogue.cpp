#include "runtime/source/catalogue.h"

#include "runtime/column/builder.h"

namespace flux {
namespace {

// InfluxDB names these first, whether there are series or not.
constexpr std::string_view kFirstKeys[] = {"_start", "_stop"};
constexpr std::string_view kCertainKeys[] = {"_field", "_measurement"};

std::vector<std::string> InOrder(const plan::CatalogueSpec& spec, CatalogueNames names) {
  std::vector<std::string> ordered;
  if (spec.tag.empty()) {
    names.insert(std::begin(kCertainKeys), std::end(kCertainKeys));
    for (const std::string_view name : kFirstKeys) {
      ordered.emplace_back(name);
      names.erase(std::string(name));
    }
  }
  ordered.insert(ordered.end(), names.begin(), names.end());
  return ordered;
}

}  // namespace

Status SendCatalogue(const plan::CatalogueSpec& spec, CatalogueNames names, size_t chunk_rows, TableSink& out) {
  const std::vector<std::string> ordered = InOrder(spec, std::move(names));
  FLUX_TRY_STATUS(out.Begin(
      std::make_shared<const TableHeader>(TableHeader{GroupKey(), Schema({{"_value", ColumnType::kString}}), false})));
  for (size_t begin = 0; begin < ordered.size() && out.WantsRows(); begin += chunk_rows) {
    const size_t end = std::min(ordered.size(), begin + chunk_rows);
    ColumnBuilder values(ColumnType::kString);
    for (size_t i = begin; i < end; ++i) values.AppendString(ordered[i]);
    FLUX_TRY_STATUS(out.Push({{values.Finish()}, end - begin}));
  }
  FLUX_TRY_STATUS(out.End());
  return out.Finish();
}

}  // namespace flux
