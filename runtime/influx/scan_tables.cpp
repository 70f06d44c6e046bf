#include "runtime/influx/scan_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace flux::influx {
namespace {

// Columns that are no tags.
constexpr std::array<std::string_view, 6> kOwnColumns = {"_field", "_measurement", "_start",
                                                         "_stop",  "_time",        "_value"};

}  // namespace

// A tag that the series of a group do not have.
bool ScanTables::IsAbsent(size_t column) const {
  const GroupKeyEntry* entry = header_->key.Find(header_->schema[column].name);
  return entry != nullptr && entry->value.is_null();
}

Status ScanTables::Place(const Schema& schema, std::string_view column) {
  const std::optional<size_t> at = schema.Find(column);
  if (!layout_.is_by_series && (!at || IsAbsent(*at))) return {};
  if (!at) return Fail(ErrorCode::kDataLoss, fmt::format("InfluxDB sent a table without the column `{}`", column));
  places_.push_back(*at);
  return {};
}

// Times beyond those that can be stored were asked for as the nearest that can.
GroupKey ScanTables::KeyOf(const GroupKey& key, const Schema& schema) const {
  std::vector<GroupKeyEntry> entries;
  for (const size_t place : places_) {
    const GroupKeyEntry* entry = key.Find(schema[place].name);
    if (entry == nullptr) continue;
    entries.push_back(*entry);
    if (entry->name == "_start") entries.back().value = Value::Of(scan_.range.start);
    if (entry->name == "_stop") entries.back().value = Value::Of(scan_.range.stop);
  }
  return GroupKey(std::move(entries));
}

// Values that the scan does not send may be anything.
void ScanTables::FindText(const Schema& schema) {
  may_lack_carriage_returns_ = false;
  text_.reset();
  for (size_t i = 0; i < places_.size(); ++i) {
    const ColumnDef& column = schema[places_[i]];
    if (column.name == "_value" && column.type == ColumnType::kString) text_ = i;
  }
}

// Of groups there are only counts.
void ScanTables::DoubtText() {
  const GroupKeyEntry* measurement = header_->key.Find("_measurement");
  const GroupKeyEntry* field = header_->key.Find("_field");
  if (measurement == nullptr || field == nullptr) return;
  doubtful_.emplace(measurement->value.AsString(), field->value.AsString());
}

io::CsvDecodeOptions ScanTables::DecodeOptions() {
  return {.chunk_rows = context_.chunk_rows,
          .cancel = &context_.cancel,
          .has_empty_texts = !MayHaveNulls(scan_),
          .may_lack_carriage_returns = &may_lack_carriage_returns_};
}

FieldNames ScanTables::AwaitEscapedTexts() {
  tables_.Forget([&](const TableHeader& header) {
    const GroupKeyEntry* measurement = header.key.Find("_measurement");
    const GroupKeyEntry* field = header.key.Find("_field");
    return measurement != nullptr && field != nullptr &&
           doubtful_.contains({std::string(measurement->value.AsString()), std::string(field->value.AsString())});
  });
  has_escaped_texts_ = true;
  return std::move(doubtful_);
}

Status ScanTables::Begin(TableHeaderRef header) {
  const Schema& schema = header->schema;
  header_ = header;
  places_.clear();
  for (const std::string_view column : layout_.first) FLUX_TRY_STATUS(Place(schema, column));
  std::vector<std::string> tags;
  for (const ColumnDef& column : schema.columns()) {
    if (std::ranges::find(kOwnColumns, column.name) == kOwnColumns.end()) tags.push_back(column.name);
  }
  std::ranges::sort(tags);
  for (const std::string& tag : tags) FLUX_TRY_STATUS(Place(schema, tag));
  for (const std::string_view column : layout_.last) FLUX_TRY_STATUS(Place(schema, column));
  FindText(schema);
  std::vector<ColumnDef> columns;
  for (const size_t place : places_) columns.push_back(schema[place]);
  return tables_.Begin(std::make_shared<const TableHeader>(
      TableHeader{KeyOf(header->key, schema), Schema(std::move(columns)), layout_.has_times}));
}

Status ScanTables::Push(const Chunk& chunk) {
  Chunk placed{.columns = {}, .rows = chunk.rows};
  for (const size_t place : places_) placed.columns.push_back(chunk.columns[place]);
  // As in the key.
  for (size_t i = 0; layout_.is_by_series && i < 2; ++i) {
    const Time bound = i == 0 ? scan_.range.start : scan_.range.stop;
    placed.columns[i] = Column::Constant(ColumnType::kTime, Value::Of(bound), chunk.rows);
  }
  if (text_ && has_escaped_texts_) {
    FLUX_TRY(placed.columns[*text_], Unescape(*placed.columns[*text_]));
  } else if (text_ && (may_lack_carriage_returns_ || placed.columns[*text_]->has_nulls())) {
    DoubtText();
  }
  return tables_.Push(placed);
}

}  // namespace flux::influx
