#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runtime/base/memory.h"
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

// What is added outlives the query that writes, and is not left half made by the end of its memory.
std::expected<SeriesId, std::string> PointResolver::ResolveSeries(std::string_view measurement, TagTexts tags) {
  {
    const std::shared_lock lock(bucket_.index_mutex);
    if (const auto known = bucket_.index.FindSeries(measurement, tags)) return *known;
  }
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
  const MemoryScope uncharged(nullptr);
  const std::scoped_lock lock(bucket_.index_mutex, bucket_.mutex);
  return bucket_.index.AddSeries(measurement, tags);
}

std::expected<std::optional<ColumnId>, std::string> PointResolver::FindField(SeriesId series, std::string_view field,
                                                                             ColumnType type) const {
  const SeriesIndex& index = bucket_.index;
  const std::string_view measurement = index.texts().At(index.series(series).measurement);
  const std::optional<ColumnId> column = index.FindColumn(series, field);
  const std::optional<ColumnType> known = column ? index.column(*column).type : index.FieldType(measurement, field);
  if (!known || *known == type) return column;
  return std::unexpected(
      fmt::format("field type conflict: input field \"{}\" on measurement \"{}\" is type {}, already exists as type {}",
                  ShownName(field), ShownName(measurement), FieldTypeName(type), FieldTypeName(*known)));
}

std::expected<ColumnId, std::string> PointResolver::ResolveField(SeriesId series, std::string_view field,
                                                                 ColumnType type) {
  {
    const std::shared_lock lock(bucket_.index_mutex);
    const auto known = FindField(series, field, type);
    if (!known) return std::unexpected(known.error());
    if (*known) return **known;
  }
  if (field.empty()) return std::unexpected("missing field key");
  const MemoryScope uncharged(nullptr);
  const std::scoped_lock lock(bucket_.index_mutex, bucket_.mutex);
  // Another thread may have been faster.
  const auto known = FindField(series, field, type);
  if (!known) return std::unexpected(known.error());
  if (*known) return **known;
  const ColumnId added = bucket_.index.AddColumn(series, field, type);
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
