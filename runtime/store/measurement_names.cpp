// What measurements consist of, by the series index.

#include <algorithm>
#include <map>
#include <set>

#include "runtime/store/store_state.h"

namespace flux::store {

namespace {

// Fields and tags of a measurement, by the numbers of their texts.
struct Collected {
  std::map<TextId, ColumnType> fields;
  std::set<TextId> tags;
  std::set<uint32_t> tag_keys;  // of series that were looked at
};

void Collect(const SeriesIndex& index, const Series& series, Collected& all) {
  for (const ColumnId id : series.columns) {
    const ColumnIdentity& column = index.column(id);
    all.fields.emplace(column.field, column.type);
  }
  if (!all.tag_keys.insert(series.tag_keys).second) return;
  for (const Tag& tag : series.tags) all.tags.insert(tag.key);
}

MeasurementNames Named(const TextPool& texts, TextId measurement, const Collected& all) {
  MeasurementNames names{.name = std::string(texts.At(measurement)), .fields = {}, .tags = {}};
  for (const auto& [field, type] : all.fields) names.fields.emplace_back(texts.At(field), type);
  for (const TextId tag : all.tags) names.tags.emplace_back(texts.At(tag));
  std::ranges::sort(names.fields);
  std::ranges::sort(names.tags);
  return names;
}

}  // namespace

std::vector<MeasurementNames> DescribeMeasurements(BucketState& bucket, std::span<const std::string> names) {
  const std::shared_lock lock(bucket.index_mutex);
  const SeriesIndex& index = bucket.index;
  std::map<TextId, Collected> measurements;
  for (const std::string& name : names) {
    const std::optional<TextId> text = index.texts().Find(name);
    if (!text) continue;
    for (const SeriesId id : index.NumbersOf(index.WithMeasurement(*text)))
      Collect(index, index.series(id), measurements[*text]);
  }
  for (SeriesId id = 0; names.empty() && id < index.series_count(); ++id) {
    const Series series = index.series(id);
    Collect(index, series, measurements[series.measurement]);
  }
  std::vector<MeasurementNames> all;
  for (const auto& [measurement, collected] : measurements) all.push_back(Named(index.texts(), measurement, collected));
  std::ranges::sort(all, {}, &MeasurementNames::name);
  return all;
}

}  // namespace flux::store
