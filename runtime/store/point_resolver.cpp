#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runtime/base/terminal_text.h"
#include "runtime/store/store_state.h"

namespace flux::store {

namespace {

constexpr std::array<std::string_view, 7> kReservedTags = {"time",         "_time",  "_value", "_field",
                                                           "_measurement", "_start", "_stop"};

// Types as InfluxDB's messages name them.
std::string_view FieldTypeName(ColumnType type) {
  switch (type) {
    case ColumnType::kBool:
      return "boolean";
    case ColumnType::kInt:
    case ColumnType::kTime:
      return "integer";
    case ColumnType::kUint:
      return "unsigned";
    case ColumnType::kFloat:
      return "float";
    case ColumnType::kString:
      return "string";
  }
  return "";
}

}  // namespace

std::expected<SeriesId, std::string> PointResolver::ResolveSeries(std::string_view measurement, TagTexts tags) {
  if (const auto known = bucket_.index.FindSeries(measurement, tags)) return *known;
  if (measurement.empty()) return std::unexpected("missing measurement");
  for (size_t i = 0; i < tags.size(); ++i) {
    const auto& [key, value] = tags[i];
    if (key.empty()) return std::unexpected("missing tag key");
    if (value.empty()) return std::unexpected("missing tag value");
    if (i > 0 && key <= tags[i - 1].first) return std::unexpected("duplicate tags");
    if (std::find(kReservedTags.begin(), kReservedTags.end(), key) != kReservedTags.end()) {
      return std::unexpected(fmt::format("invalid tag key: input tag \"{}\" on measurement \"{}\" is invalid",
                                         ShownName(key), ShownName(measurement)));
    }
  }
  const std::lock_guard lock(bucket_.mutex);
  return bucket_.index.AddSeries(measurement, tags);
}

std::expected<ColumnId, std::string> PointResolver::ResolveField(SeriesId series, std::string_view field,
                                                                 ColumnType type) {
  SeriesIndex& index = bucket_.index;
  const std::string_view measurement = index.texts().At(index.series(series).measurement);
  const std::optional<ColumnId> column = index.FindColumn(series, field);
  const std::optional<ColumnType> known = column ? index.column(*column).type : index.FieldType(measurement, field);
  if (known && *known != type) {
    return std::unexpected(fmt::format(
        "field type conflict: input field \"{}\" on measurement \"{}\" is type {}, already exists as type {}",
        ShownName(field), ShownName(measurement), FieldTypeName(type), FieldTypeName(*known)));
  }
  if (column) return *column;
  if (field.empty()) return std::unexpected("missing field key");
  const std::lock_guard lock(bucket_.mutex);
  const ColumnId added = index.AddColumn(series, field, type);
  // A new column has no chunks to look for.
  if (bucket_.columns.size() <= added) bucket_.columns.resize(added + 1);
  bucket_.columns[added].has_chunks = true;
  return added;
}

std::string IgnoredFieldReason(std::string_view measurement) {
  return fmt::format("invalid field name: input field \"time\" on measurement \"{}\" is invalid",
                     ShownName(measurement));
}

void Reject(WriteReport& report, size_t index, std::string reason) {
  ++report.rejected_points;
  if (report.rejected.size() < WriteReport::kMaxRejected) report.rejected.push_back({index, std::move(reason)});
}

}  // namespace flux::store
