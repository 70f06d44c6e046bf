#include "runtime/exec/row_grouper.h"

#include <algorithm>

#include "runtime/exec/row_groups.h"
#include "runtime/exec/table_cutter.h"
#include "runtime/exec/table_operator.h"
#include "runtime/spill/chunk_bytes.h"

namespace flux::exec {
namespace {

// What ordering takes besides the rows: numbers of groups and rows, and the first bytes of keys, twice.
constexpr size_t kBytesPerRow = 12, kBytesPerGroup = 40;

}  // namespace

RowGrouper::RowGrouper(const Schema& schema, std::vector<size_t> key_columns, const ExecContext& context)
    : context_(context),
      header_(std::make_shared<const BatchHeader>(BatchHeader{schema, std::move(key_columns), false})),
      keys_(std::make_unique<HashedGroups>(schema, header_->key_columns)) {
  std::vector<ColumnDef> others;
  for (size_t i = 0; i < schema.size(); ++i) {
    if (header_->IsKey(i)) continue;
    other_columns_.push_back(i);
    others.push_back(schema[i]);
  }
  other_schema_ = Schema(std::move(others));
}

Status RowGrouper::Add(const Chunk& chunk) {
  FLUX_TRY(const RowGroups groups, GroupRows(keys_->KeyColumns(chunk), chunk.rows, context_.cancel));
  std::vector<uint32_t> numbers;
  for (const uint32_t row : groups.first_row) numbers.push_back(keys_->NumberOf(chunk.columns, row));
  for (const uint32_t group : groups.group_of_row) group_of_row_.push_back(numbers[group]);
  Chunk others{{}, chunk.rows};
  for (const size_t i : other_columns_) others.columns.push_back(chunk.columns[i]);
  other_bytes_ += HeldBytes(others);
  others_.push_back(std::move(others));
  if (context_.spill == nullptr) return {};
  const size_t bytes = other_bytes_ + group_of_row_.size() * sizeof(uint32_t) + keys_->held_bytes();
  const size_t working = other_bytes_ + group_of_row_.size() * kBytesPerRow + keys_->size() * kBytesPerGroup;
  return context_.spill->IsTime(group_of_row_.size(), bytes, working) ? WriteRun() : Status();
}

// With millions of rows each step takes a while, so the token is looked at in between.
Result<Chunk> RowGrouper::Gather(std::span<const uint32_t> ascending) {
  std::vector<uint32_t> place(ascending.size());
  for (uint32_t i = 0; i < place.size(); ++i) place[ascending[i]] = i;
  RowGroups groups{std::move(group_of_row_), std::vector<uint32_t>(ascending.size())};
  for (uint32_t& group : groups.group_of_row) group = place[group];
  FLUX_TRY_STATUS(context_.cancel.Check());
  GroupedOrder order = OrderByGroup(groups);
  offsets_ = std::move(order.offsets);
  FLUX_TRY_STATUS(context_.cancel.Check());
  const Chunk others = Concatenate(other_schema_, others_);
  others_.clear();
  Chunk rows{std::vector<ColumnRef>(header_->schema.size()), order.order.size()};
  for (size_t i = 0; i < other_columns_.size(); ++i) {
    FLUX_TRY_STATUS(context_.cancel.Check());
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
  const std::vector<ColumnRef> keys = keys_->KeysOf(groups);
  for (size_t i = 0; i < keys.size(); ++i) batch.columns[header_->key_columns[i]] = keys[i];
  return batch;
}

// Forgets the rows in memory; `visit` is given their tables, small ones together, as many as have a chunk of rows.
template <typename Visit>
Status RowGrouper::TakeBatches(Visit visit) {
  FLUX_TRY(const std::vector<uint32_t> ascending, keys_->Ascending(context_.cancel));
  other_bytes_ = 0;
  FLUX_TRY(const Chunk rows, Gather(ascending));
  for (size_t from = 0; from < ascending.size();) {
    FLUX_TRY_STATUS(context_.cancel.Check());
    size_t to = from + 1;
    while (to < ascending.size() && offsets_[to + 1] - offsets_[from] <= context_.chunk_rows) ++to;
    FLUX_TRY_STATUS(visit(MakeBatch(rows, std::span(ascending).subspan(from, to - from), from)));
    from = to;
  }
  keys_ = std::make_unique<HashedGroups>(header_->schema, header_->key_columns);
  group_of_row_ = {};
  return {};
}

Status RowGrouper::WriteRun() {
  if (!runs_) {
    const auto key_text = [this](const Chunk& rows, size_t row, std::string& out) {
      keys_->AppendKeyOf(rows.columns, row, out);
    };
    runs_.emplace(*context_.spill, header_->schema.columns(), key_text);
  }
  const size_t rows = group_of_row_.size();
  FLUX_TRY_STATUS(runs_->Begin(rows, other_bytes_ + keys_->held_bytes()));
  FLUX_TRY_STATUS(TakeBatches([&](const TableBatch& batch) { return runs_->Append(batch.AllRows()); }));
  return runs_->End(context_.cancel);
}

Status RowGrouper::SendRuns(TableSink& out) {
  if (!group_of_row_.empty()) FLUX_TRY_STATUS(WriteRun());
  TableCutter tables(header_, context_, out);
  FLUX_TRY(MergedRuns merged, runs_->Merge());
  for (std::string key; merged.has_row();) {
    if (tables.empty() || merged.key() != key) {
      key = merged.key();
      FLUX_TRY_STATUS(tables.Begin(merged.row()));
    }
    FLUX_TRY_STATUS(tables.Add(merged.row()));
    FLUX_TRY_STATUS(merged.Next());
  }
  return tables.Finish();
}

Status RowGrouper::Send(TableSink& out) {
  if (runs_) return SendRuns(out);
  return TakeBatches([&](const TableBatch& batch) {
    if (batch.rows() <= context_.chunk_rows) return SendTables(batch, out);
    return SendRows(std::make_shared<const TableHeader>(batch.HeaderOf(0)), batch.AllRows(), context_.chunk_rows, out);
  });
}

}  // namespace flux::exec
