#include "runtime/exec/window_batches.h"

#include <algorithm>
#include <numeric>

#include "runtime/exec/aggregate_column.h"
#include "runtime/exec/window_fold.h"

namespace flux::exec {

namespace {

// The numbers of pieces by their windows, those of one window as they stand.
template <typename Piece>
std::vector<uint32_t> OrderByWindow(const std::vector<Piece>& pieces) {
  std::vector<uint32_t> order(pieces.size());
  std::iota(order.begin(), order.end(), 0);
  const auto window_of = [&](uint32_t i) { return pieces[i].window; };
  if (std::ranges::is_sorted(order, {}, window_of)) return order;
  const auto [least, most] = std::ranges::minmax(order, {}, window_of);
  const auto first = window_of(least);
  const uint64_t windows = static_cast<uint64_t>(window_of(most)) - static_cast<uint64_t>(first) + 1;
  if (windows > 4 * uint64_t{pieces.size()}) {
    std::ranges::sort(order, {}, [&](uint32_t i) { return std::pair(window_of(i), i); });
    return order;
  }
  // How many pieces come before those of each window.
  std::vector<uint32_t> places(windows + 1);
  for (const Piece& piece : pieces) ++places[static_cast<uint64_t>(piece.window - first) + 1];
  std::partial_sum(places.begin(), places.end(), places.begin());
  for (uint32_t i = 0; i < pieces.size(); ++i) order[places[static_cast<uint64_t>(window_of(i) - first)]++] = i;
  return order;
}

}  // namespace

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
  held_rows_ += batch.rows();
  if (spill_ != nullptr) held_bytes_ += HeldBytes({batch.columns, batch.rows()});
  return true;
}

Status WindowBatches::SendUncut(TableSink& out) {
  held_rows_ = held_bytes_ = 0;
  std::vector<TableBatch> batches = std::exchange(batches_, {});
  for (TableBatch& batch : batches) {
    FLUX_TRY_STATUS(SendTables(batch, out));
    batch = {};
  }
  return {};
}

// Groups the tables of all batches by the key columns that count before the time of windows does.
Result<RowGroups> WindowBatches::Families() const {
  const BatchHeader& header = *batches_.front().header;
  std::vector<ColumnRef> columns;
  for (const size_t k : header.key_columns) {
    if (header.schema[k].name >= spec_.start_column) continue;
    std::vector<Chunk> parts;
    for (const TableBatch& batch : batches_) parts.push_back({{batch.columns[k]}, batch.tables()});
    columns.push_back(Concatenate(Schema({header.schema[k]}), parts).columns[0]);
  }
  size_t tables = 0;
  for (const TableBatch& batch : batches_) tables += batch.tables();
  return GroupRows(columns, tables, cancel_);
}

Status WindowBatches::Emit(TableSink& out) {
  if (batches_.empty()) return {};
  FLUX_TRY(const RowGroups families, Families());
  const std::vector<uint32_t>& family = families.group_of_row;
  for (size_t from = 0; from < family.size();) {
    size_t to = from + 1;
    while (to < family.size() && family[to] == family[from]) ++to;
    FLUX_TRY_STATUS(EmitFamily(from, to, out));
    from = to;
  }
  batches_.clear();
  return {};
}

// The windows of the tables [from, to) of all batches, one window of all of them after the other.
Status WindowBatches::EmitFamily(size_t from, size_t to, TableSink& out) {
  std::vector<Piece> pieces;
  std::vector<WindowRun> runs;
  size_t begin = 0;
  for (uint32_t k = 0; k < batches_.size() && begin < to; begin += batches_[k++].tables()) {
    const TableBatch& batch = batches_[k];
    const Column& time = *batch.columns[*batch.header->schema.Find("_time")];
    const size_t first = std::max(from, begin), last = std::min(to, begin + batch.tables());
    for (size_t table = first; table < last; ++table) {
      const auto number = static_cast<uint32_t>(table - begin);
      runs.clear();
      ListRuns(windows_, bounds_, time, RowsOf(batch, number), runs);
      for (const WindowRun& run : runs) pieces.push_back({run.index, run.rows, k, number});
    }
  }
  const std::vector<uint32_t> order = OrderByWindow(pieces);
  for (size_t i = 0; i < order.size();) {
    const uint32_t batch = pieces[order[i]].batch;
    size_t end = i, rows = 0;
    for (; end < order.size() && pieces[order[end]].batch == batch; ++end) {
      const size_t more = pieces[order[end]].rows.size();
      if (end > i && rows + more > chunk_rows_) break;
      rows += more;
    }
    FLUX_TRY_STATUS(SendPieces(pieces, std::span(order).subspan(i, end - i), out));
    i = end;
  }
  return {};
}

// Sends those pieces in this order, which are of one batch.
Status WindowBatches::SendPieces(std::span<const Piece> pieces, std::span<const uint32_t> order, TableSink& out) {
  std::vector<uint32_t> tables, rows, ends;
  std::vector<int64_t> starts, stops;
  std::optional<int64_t> last_window;
  plan::TimeRange bounds;
  for (const uint32_t i : order) {
    const Piece& piece = pieces[i];
    tables.push_back(piece.table);
    if (last_window != piece.window) bounds = ClipWindow(windows_.At(piece.window), bounds_);
    last_window = piece.window;
    starts.push_back(bounds.start.ns);
    stops.push_back(bounds.stop.ns);
    for (uint32_t row = piece.rows.from; row < piece.rows.to; ++row) rows.push_back(row);
    ends.push_back(static_cast<uint32_t>(rows.size()));
  }
  const TableBatch& from = batches_[pieces[order.front()].batch];
  TableBatch batch = from.Take(tables, rows, std::move(ends));
  batch.columns[*from.header->schema.Find("_start")] = Column::FlatTime(std::move(starts));
  batch.columns[*from.header->schema.Find("_stop")] = Column::FlatTime(std::move(stops));
  return SendTables(batch, out);
}

}  // namespace flux::exec
