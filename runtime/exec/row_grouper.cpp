#include "runtime/exec/row_grouper.h"

#include <algorithm>

#include "runtime/exec/row_groups.h"

namespace flux::exec {
namespace {

std::vector<ColumnDef> ColumnsOf(const Schema& schema, std::span<const size_t> numbers) {
  std::vector<ColumnDef> columns;
  for (const size_t i : numbers) columns.push_back(schema[i]);
  return columns;
}

// Sends a table in chunks of so many rows.
Status SendTable(const TableBatch& table, const ExecContext& context, TableSink& out) {
  const Chunk rows = table.AllRows();
  FLUX_TRY_STATUS(out.Begin(std::make_shared<const TableHeader>(table.HeaderOf(0))));
  for (size_t from = 0; from < rows.rows; from += context.chunk_rows) {
    FLUX_TRY_STATUS(context.cancel.Check());
    FLUX_TRY_STATUS(out.Push(SliceRows(rows, from, std::min(context.chunk_rows, rows.rows - from))));
  }
  return out.End();
}

}  // namespace

RowGrouper::RowGrouper(const Schema& schema, std::vector<size_t> key_columns)
    : header_(std::make_shared<const BatchHeader>(BatchHeader{schema, std::move(key_columns), false})),
      keys_(ColumnsOf(schema, header_->key_columns)) {
  for (size_t i = 0; i < schema.size(); ++i) {
    if (!header_->IsKey(i)) other_columns_.push_back(i);
  }
  other_schema_ = Schema(ColumnsOf(schema, other_columns_));
}

Status RowGrouper::Add(const Chunk& chunk, const CancelToken& cancel) {
  std::vector<ColumnRef> columns;
  for (const size_t i : header_->key_columns) columns.push_back(chunk.columns[i]);
  FLUX_TRY(const RowGroups groups, GroupRows(columns, chunk.rows, cancel));
  std::vector<uint32_t> numbers;
  for (const uint32_t row : groups.first_row) numbers.push_back(keys_.NumberOf(columns, row));
  for (const uint32_t group : groups.group_of_row) group_of_row_.push_back(numbers[group]);
  Chunk others{{}, chunk.rows};
  for (const size_t i : other_columns_) others.columns.push_back(chunk.columns[i]);
  others_.push_back(std::move(others));
  return {};
}

Chunk RowGrouper::Gather(std::span<const uint32_t> ascending) {
  std::vector<uint32_t> place(ascending.size());
  for (uint32_t i = 0; i < place.size(); ++i) place[ascending[i]] = i;
  RowGroups groups{std::move(group_of_row_), std::vector<uint32_t>(ascending.size())};
  for (uint32_t& group : groups.group_of_row) group = place[group];
  GroupedOrder order = OrderByGroup(groups);
  offsets_ = std::move(order.offsets);
  const Chunk others = Concatenate(other_schema_, others_);
  others_.clear();
  Chunk rows{std::vector<ColumnRef>(header_->schema.size()), order.order.size()};
  for (size_t i = 0; i < other_columns_.size(); ++i) {
    rows.columns[other_columns_[i]] = ascending.size() == 1 ? others.columns[i] : others.columns[i]->Take(order.order);
  }
  return rows;
}

// The tables of these groups, which are `first` and those behind it in the order of their keys.
TableBatch RowGrouper::MakeBatch(const Chunk& rows, std::span<const uint32_t> groups, size_t first) const {
  const uint32_t from = offsets_[first];
  TableBatch batch{header_, rows.columns, {}};
  for (size_t i = 0; i < groups.size(); ++i) batch.ends.push_back(offsets_[first + i + 1] - from);
  for (const size_t i : other_columns_) batch.columns[i] = rows.columns[i]->Slice(from, batch.rows());
  const std::vector<ColumnRef> keys = keys_.KeysOf(groups);
  for (size_t i = 0; i < keys.size(); ++i) batch.columns[header_->key_columns[i]] = keys[i];
  return batch;
}

Status RowGrouper::Send(const ExecContext& context, TableSink& out) {
  const std::vector<uint32_t> ascending = keys_.Ascending();
  const Chunk rows = Gather(ascending);
  for (size_t from = 0; from < ascending.size();) {
    FLUX_TRY_STATUS(context.cancel.Check());
    // Small tables go together, as many as have a chunk of rows; a large one goes alone.
    size_t to = from + 1;
    while (to < ascending.size() && offsets_[to + 1] - offsets_[from] <= context.chunk_rows) ++to;
    const TableBatch batch = MakeBatch(rows, std::span(ascending).subspan(from, to - from), from);
    FLUX_TRY_STATUS(batch.rows() <= context.chunk_rows ? SendTables(batch, out) : SendTable(batch, context, out));
    from = to;
  }
  return {};
}

}  // namespace flux::exec
