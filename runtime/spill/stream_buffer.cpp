#include "runtime/spill/stream_buffer.h"

#include "runtime/spill/chunk_bytes.h"

namespace flux {
namespace {

// The columns of a batch that have a row for each table, and the ends of the tables behind them.
Chunk TableColumns(const TableBatch& batch) {
  Chunk tables{{}, batch.tables()};
  for (const size_t k : batch.header->key_columns) tables.columns.push_back(batch.columns[k]);
  tables.columns.push_back(Column::FlatUint(std::vector<uint64_t>(batch.ends.begin(), batch.ends.end())));
  return tables;
}

// Those that have a row for each row.
Chunk RowColumns(const TableBatch& batch) {
  Chunk rows{{}, batch.rows()};
  for (size_t k = 0; k < batch.columns.size(); ++k) {
    if (!batch.header->IsKey(k)) rows.columns.push_back(batch.columns[k]);
  }
  return rows;
}

}  // namespace

Result<bool> StreamBuffer::TakeTables(const TableBatch& batch) {
  items_.push_back({batch});
  FLUX_TRY_STATUS(Hold({batch.columns, batch.rows()}));
  return true;
}

Status StreamBuffer::Begin(TableHeaderRef header) {
  items_.push_back({Table{std::move(header), {}}});
  return {};
}

Status StreamBuffer::Push(const Chunk& chunk) {
  std::get<Table>(items_.back().tables).chunks.push_back(chunk);
  return Hold(chunk);
}

Status StreamBuffer::Finish() {
  is_complete_ = true;
  return {};
}

// Notes rows that have come, and writes all there are when it is time.
Status StreamBuffer::Hold(const Chunk& rows) {
  if (spill_ == nullptr) return {};
  held_rows_ += rows.rows;
  held_bytes_ += HeldBytes(rows);
  if (!spill_->IsTime(held_rows_, held_bytes_)) return {};
  if (file_ == nullptr) {
    FLUX_TRY(file_, spill_->CreateFile());
  }
  std::string buffer;
  for (size_t i = moved_items_; i < items_.size(); ++i) FLUX_TRY_STATUS(Move(items_[i], buffer));
  // The last table may get more rows.
  moved_items_ = items_.size() - 1;
  held_rows_ = held_bytes_ = 0;
  return {};
}

Status StreamBuffer::Move(Item& item, std::string& buffer) {
  if (auto* batch = std::get_if<TableBatch>(&item.tables)) {
    if (batch->tables() == 0) return {};
    FLUX_TRY_STATUS(Move(TableColumns(*batch), item, buffer));
    FLUX_TRY_STATUS(Move(RowColumns(*batch), item, buffer));
    *batch = {batch->header, {}, {}};
    return {};
  }
  std::vector<Chunk> chunks = std::exchange(std::get<Table>(item.tables).chunks, {});
  for (const Chunk& chunk : chunks) FLUX_TRY_STATUS(Move(chunk, item, buffer));
  return {};
}

Status StreamBuffer::Move(const Chunk& rows, Item& item, std::string& buffer) {
  buffer.clear();
  AppendChunk(rows, buffer);
  FLUX_TRY(const SpilledBlock block, file_->Append(buffer, rows.rows));
  item.moved.push_back(block);
  return {};
}

Result<Chunk> StreamBuffer::Load(SpilledBlock block) const {
  FLUX_TRY(const std::string_view bytes, file_->Read(block));
  return ReadChunk(bytes);
}

Result<TableBatch> StreamBuffer::LoadBatch(const Item& item) const {
  TableBatch batch = std::get<TableBatch>(item.tables);
  if (item.moved.empty()) return batch;
  FLUX_TRY(const Chunk tables, Load(item.moved[0]));
  FLUX_TRY(const Chunk rows, Load(item.moved[1]));
  const std::span<const int64_t> ends = tables.columns.back()->FlatInts();
  batch.ends.assign(ends.begin(), ends.end());
  batch.columns.resize(batch.header->schema.size());
  for (size_t i = 0; i < batch.header->key_columns.size(); ++i) {
    batch.columns[batch.header->key_columns[i]] = tables.columns[i];
  }
  auto next = rows.columns.begin();
  for (ColumnRef& column : batch.columns) {
    if (column == nullptr) column = *next++;
  }
  return batch;
}

Status StreamBuffer::SendTable(const Item& item, TableSink& out) const {
  const Table& table = std::get<Table>(item.tables);
  FLUX_TRY_STATUS(out.Begin(table.header));
  for (const SpilledBlock& block : item.moved) {
    FLUX_TRY(const Chunk chunk, Load(block));
    FLUX_TRY_STATUS(out.Push(chunk));
    if (!out.WantsRows()) return out.End();
  }
  for (const Chunk& chunk : table.chunks) {
    FLUX_TRY_STATUS(out.Push(chunk));
    if (!out.WantsRows()) break;
  }
  return out.End();
}

Status StreamBuffer::SendTo(TableSink& out) const {
  for (const Item& item : items_) {
    if (std::holds_alternative<Table>(item.tables)) {
      FLUX_TRY_STATUS(SendTable(item, out));
      continue;
    }
    FLUX_TRY(const TableBatch batch, LoadBatch(item));
    FLUX_TRY_STATUS(SendTables(batch, out));
  }
  return {};
}

}  // namespace flux
