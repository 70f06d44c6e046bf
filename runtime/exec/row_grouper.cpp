#include "runtime/exec/row_grouper.h"

#include <algorithm>

#include "runtime/exec/row_groups.h"
#include "runtime/exec/table_operator.h"

namespace flux::exec {
RowGrouper::RowGrouper(const Schema& schema, std::vector<size_t> key_columns)
    : header_(std::make_shared<const BatchHeader>(BatchHeader{schema, std::move(key_columns), false})),
      keys_(schema, header_->key_columns) {
  std::vector<ColumnDef> others;
  for (size_t i = 0; i < schema.size(); ++i) {
    if (header_->IsKey(i)) continue;
    other_columns_.push_back(i);
    others.push_back(schema[i]);
  }
  other_schema_ = Schema(std::move(others));
}

Status RowGrouper::Add(const Chunk& chunk, const CancelToken& cancel) {
  FLUX_TRY(const RowGroups groups, GroupRows(keys_.KeyColumns(chunk), chunk.rows, cancel));
  std::vector<uint32_t> numbers;
  for (const uint32_t row : groups.first_row) numbers.push_back(keys_.NumberOf(chunk.columns, row));
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
    FLUX_TRY_STATUS(batch.rows() <= context.chunk_rows
                        ? SendTables(batch, out)
                        : SendRows(std::make_shared<const TableHeader>(batch.HeaderOf(0)), batch.AllRows(),
                                   context.chunk_rows, out));
    from = to;
  }
  return {};
}

}  // namespace flux::exec
