#include "runtime/exec/window_batches.h"

#include <algorithm>

#include "runtime/exec/aggregate_column.h"
#include "runtime/exec/window_fold.h"

namespace flux::exec {
bool WindowBatches::Add(const TableBatch& batch) {
  const Schema& schema = batch.header->schema;
  const std::optional<size_t> time = schema.Find("_time");
  const bool has_usual_columns =
      spec_.time_column == "_time" && spec_.start_column == "_start" && spec_.stop_column == "_stop";
  if (spec_.create_empty || !has_usual_columns || !windows_.is_contiguous() || !batch.header->is_time_ordered) {
    return false;
  }
  if (!time || batch.header->IsKey(*time) || schema[*time].type != ColumnType::kTime) return false;
  if (batch.columns[*time]->has_nulls()) return false;
  if (!HaveBounds(batch, bounds_)) return false;
  if (!batches_.empty()) {
    const BatchHeader& known = *batches_.front().header;
    if (known.schema != schema || known.key_columns != batch.header->key_columns) return false;
  }
  batches_.push_back(batch);
  return true;
}

Status WindowBatches::SendUncut(TableSink& out) {
  for (const TableBatch& batch : std::exchange(batches_, {})) FLUX_TRY_STATUS(SendTables(batch, out));
  return {};
}

TableBatch WindowBatches::Joined() const {
  TableBatch all{batches_.front().header, {}, {}};
  for (size_t k = 0; k < all.header->schema.size(); ++k) {
    const Schema column({all.header->schema[k]});
    std::vector<Chunk> parts;
    for (const TableBatch& batch : batches_) parts.push_back({{batch.columns[k]}, batch.columns[k]->length()});
    all.columns.push_back(Concatenate(column, parts).columns[0]);
  }
  uint32_t rows = 0;
  for (const TableBatch& batch : batches_) {
    for (const uint32_t end : batch.ends) all.ends.push_back(rows + end);
    rows += static_cast<uint32_t>(batch.rows());
  }
  return all;
}

// Groups tables by the key columns that count before the time of windows does.
Result<RowGroups> WindowBatches::Families(const TableBatch& all) const {
  std::vector<ColumnRef> columns;
  for (const size_t k : all.header->key_columns) {
    if (all.header->schema[k].name < spec_.start_column) columns.push_back(all.columns[k]);
  }
  return GroupRows(columns, all.tables(), cancel_);
}

Status WindowBatches::Emit(TableSink& out) {
  if (batches_.empty()) return {};
  const TableBatch all = Joined();
  FLUX_TRY(const RowGroups families, Families(all));
  batches_.clear();
  for (uint32_t from = 0; from < all.tables();) {
    uint32_t to = from + 1;
    while (to < all.tables() && families.group_of_row[to] == families.group_of_row[from]) ++to;
    FLUX_TRY_STATUS(EmitFamily(all, from, to, out));
    from = to;
  }
  return {};
}

// The windows of the tables [from, to), one window of all of them after the other.
Status WindowBatches::EmitFamily(const TableBatch& all, uint32_t from, uint32_t to, TableSink& out) {
  const Column& time = *all.columns[*all.header->schema.Find("_time")];
  std::vector<Piece> pieces;
  std::vector<WindowRun> runs;
  for (uint32_t table = from; table < to; ++table) {
    runs.clear();
    ListRuns(windows_, bounds_, time, RowsOf(all, table), runs);
    for (const WindowRun& run : runs) pieces.push_back({run, table});
  }
  std::ranges::sort(pieces, {}, [](const Piece& piece) { return std::pair(piece.run.index, piece.table); });
  for (size_t i = 0; i < pieces.size();) {
    size_t end = i, rows = 0;
    while (end < pieces.size() && (end == i || rows + pieces[end].run.rows.size() <= chunk_rows_)) {
      rows += pieces[end++].run.rows.size();
    }
    FLUX_TRY_STATUS(SendPieces(all, std::span(pieces).subspan(i, end - i), out));
    i = end;
  }
  return {};
}

Status WindowBatches::SendPieces(const TableBatch& all, std::span<const Piece> pieces, TableSink& out) {
  std::vector<uint32_t> tables, rows, ends;
  std::vector<int64_t> starts, stops;
  for (const Piece& piece : pieces) {
    tables.push_back(piece.table);
    starts.push_back(piece.run.window.start.ns);
    stops.push_back(piece.run.window.stop.ns);
    for (uint32_t row = piece.run.rows.from; row < piece.run.rows.to; ++row) rows.push_back(row);
    ends.push_back(static_cast<uint32_t>(rows.size()));
  }
  TableBatch batch = all.Take(tables, rows, std::move(ends));
  batch.columns[*all.header->schema.Find("_start")] = Column::FlatTime(std::move(starts));
  batch.columns[*all.header->schema.Find("_stop")] = Column::FlatTime(std::move(stops));
  return SendTables(batch, out);
}

}  // namespace flux::exec
