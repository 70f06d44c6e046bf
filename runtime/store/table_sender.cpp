#include "runtime/store/table_sender.h"

#include <algorithm>

namespace flux::store {

Status TableSender::Begin() {
  if (is_begun_) return {};
  is_begun_ = true;
  ++context_.stats.series_read;
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
  for (size_t from = rows.from; from < rows.to; from += context_.chunk_rows) {
    FLUX_TRY_STATUS(context_.cancel.Check());
    FLUX_TRY_STATUS(Begin());
    const size_t count = std::min(context_.chunk_rows, rows.to - from);
    FLUX_TRY_STATUS(sink_.Push(MakeChunk(rows, from, count)));
    context_.stats.rows_read += count;
  }
  return {};
}

Status TableSender::SendAggregate(ColumnType type, ColumnRef value) {
  ++context_.stats.series_read;
  TableHeader header{key_, {}, false};
  std::vector<ColumnDef> columns;
  Chunk row{{}, 1};
  for (const GroupKeyEntry& entry : key_.entries()) {
    columns.push_back({entry.name, entry.type});
    row.columns.push_back(Column::Constant(entry.type, entry.value, 1));
  }
  columns.push_back({"_value", type});
  row.columns.push_back(std::move(value));
  header.schema = Schema(std::move(columns));
  FLUX_TRY_STATUS(sink_.Begin(std::make_shared<const TableHeader>(std::move(header))));
  FLUX_TRY_STATUS(sink_.Push(row));
  return sink_.End();
}

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
