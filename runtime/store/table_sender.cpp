#include "runtime/store/table_sender.h"

#include <algorithm>
#include <mutex>

namespace flux::store {

namespace {

GroupKey KeyOf(const SeriesIndex& index, ColumnId id, plan::TimeRange range) {
  const ColumnIdentity& column = index.column(id);
  const Series& series = index.series(column.series);
  const TextPool& texts = index.texts();
  std::vector<GroupKeyEntry> entries;
  entries.reserve(series.tags.size() + 4);
  entries.push_back({"_start", ColumnType::kTime, Value::Of(range.start)});
  entries.push_back({"_stop", ColumnType::kTime, Value::Of(range.stop)});
  entries.push_back({"_field", ColumnType::kString, texts.ValueAt(column.field)});
  entries.push_back({"_measurement", ColumnType::kString, texts.ValueAt(series.measurement)});
  for (const Tag tag : series.tags) {
    entries.push_back({std::string(texts.At(tag.key)), ColumnType::kString, texts.ValueAt(tag.value)});
  }
  return GroupKey(std::move(entries));
}

}  // namespace

void TableSender::Start(ColumnId column, ColumnType type, size_t max_rows) {
  column_ = column;
  type_ = type;
  is_begun_ = false;
  is_batched_ = batcher_.Takes(max_rows);
}

Status TableSender::Begin() {
  if (is_begun_) return {};
  is_begun_ = true;
  if (is_batched_) return batcher_.Begin(column_, type_);
  FLUX_TRY_STATUS(batcher_.Flush());
  ++context_.stats.series_read;
  {
    const std::lock_guard lock(bucket_.mutex);
    key_ = KeyOf(bucket_.index, column_, range_);
  }
  TableHeader header;
  header.key = key_;
  header.is_time_ordered = true;
  std::vector<ColumnDef> columns;
  const std::vector<GroupKeyEntry>& entries = key_.entries();
  for (size_t i = 0; i < entries.size(); ++i) {
    if (i == 2 && parts_.times) columns.push_back({"_time", ColumnType::kTime});
    if (i == 2 && parts_.values) columns.push_back({"_value", type_});
    columns.push_back({entries[i].name, entries[i].type});
  }
  header.schema = Schema(std::move(columns));
  return sink_.Begin(std::make_shared<const TableHeader>(std::move(header)));
}

Status TableSender::Send(const PartRows& rows) {
  if (rows.size() == 0) return {};
  FLUX_TRY_STATUS(Begin());
  if (is_batched_) {
    batcher_.Add(rows);
    return {};
  }
  for (size_t from = rows.from; from < rows.to; from += context_.chunk_rows) {
    FLUX_TRY_STATUS(context_.cancel.Check());
    const size_t count = std::min(context_.chunk_rows, rows.to - from);
    FLUX_TRY_STATUS(sink_.Push(MakeChunk(rows, from, count)));
    context_.stats.rows_read += count;
  }
  return {};
}

Status TableSender::SendAggregate(ColumnType type, ColumnRef value) {
  return batcher_.AddAggregate(column_, type, *value);
}

Status TableSender::End() { return is_begun_ && !is_batched_ ? sink_.End() : Status(); }

Chunk TableSender::MakeChunk(const PartRows& rows, size_t from, size_t count) const {
  Chunk chunk;
  chunk.rows = count;
  const std::vector<GroupKeyEntry>& entries = key_.entries();
  chunk.columns.reserve(entries.size() + 2);
  const auto part = [&](const ColumnRef& column) {
    return from == 0 && count == column->length() ? column : column->Slice(from, count);
  };
  for (size_t i = 0; i < entries.size(); ++i) {
    if (i == 2 && parts_.times) chunk.columns.push_back(part(rows.times));
    if (i == 2 && parts_.values) chunk.columns.push_back(part(rows.values));
    chunk.columns.push_back(Column::Constant(entries[i].type, entries[i].value, count));
  }
  return chunk;
}

}  // namespace flux::store
