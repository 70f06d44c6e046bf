#include "runtime/exec/waiting_groups.h"

#include <numeric>

#include "runtime/exec/aggregate_column.h"
#include "runtime/exec/table_cutter.h"

namespace flux::exec {
namespace {

// The row of a table, or nulls beside the key where there is none, with a column behind the others that tells which.
Chunk Marked(Chunk row, bool is_there) {
  row.columns.push_back(Column::Constant(ColumnType::kBool, Value::Bool(is_there), row.rows));
  return row;
}

// The same for tables of a batch, each of which has one row or none.
Chunk MarkedRows(const TableBatch& batch) {
  if (batch.rows() == batch.tables()) return Marked(batch.AllRows(), true);
  Chunk rows{{}, batch.tables()};
  ColumnBuilder marks(ColumnType::kBool);
  for (size_t i = 0; i < batch.tables(); ++i) marks.AppendBool(batch.from(i) < batch.to(i));
  for (size_t c = 0; c < batch.columns.size(); ++c) {
    if (batch.header->IsKey(c)) {
      rows.columns.push_back(batch.columns[c]);
      continue;
    }
    ColumnBuilder builder(batch.header->schema[c].type);
    for (size_t i = 0; i < batch.tables(); ++i) {
      if (batch.from(i) < batch.to(i)) {
        builder.AppendRows(*batch.columns[c], batch.from(i), 1);
      } else {
        builder.AppendNull();
      }
    }
    rows.columns.push_back(builder.Finish());
  }
  rows.columns.push_back(marks.Finish());
  return rows;
}

bool IsMarked(const RunRow& row) { return row.chunk->columns.back()->BoolAt(row.row); }

// Adds the row of each table to a run.
class RunSink final : public TableSink {
 public:
  explicit RunSink(SortedRuns& runs) : runs_(runs) {}
  Result<bool> TakeTables(const TableBatch& batch) override {
    FLUX_TRY_STATUS(runs_.Append(MarkedRows(batch)));
    return true;
  }
  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    has_row_ = false;
    return {};
  }
  Status Push(const Chunk& chunk) override {
    has_row_ = has_row_ || chunk.rows > 0;
    return chunk.rows == 0 ? Status() : runs_.Append(Marked(chunk, true));
  }
  Status End() override { return has_row_ ? Status() : runs_.Append(Marked(MakeKeyChunk(*header_, 1), false)); }
  Status Finish() override { return {}; }

 private:
  SortedRuns& runs_;
  TableHeaderRef header_;
  bool has_row_ = false;
};

// Sends a table of one row for each table: its key and what the aggregate gives; of selectors the row selected, if any.
class FoldingSink final : public TableSink {
 public:
  FoldingSink(const plan::Aggregation& aggregation, const AggregateColumn& column, const ExecContext& context,
              RunSink& run)
      : aggregation_(aggregation),
        column_(column),
        states_(StartStates(aggregation, column.type, context.cancel, context.spill)),
        run_(run) {}

  Result<bool> TakeTables(const TableBatch& batch) override {
    Start(batch.tables());
    std::vector<RowRange> tables;
    for (size_t i = 0; i < batch.tables(); ++i) tables.push_back(RowsOf(batch, i));
    const bool is_key = batch.header->IsKey(column_.index);
    states_->Fold(*(is_key ? batch.AllRows() : Chunk{batch.columns, batch.rows()}).columns[column_.index], tables, 0);
    if (is_selector()) return run_.TakeTables(SelectedTables(batch, *states_));
    FLUX_TRY(const TableBatch results, MakeAggregateTables(aggregation_, batch, column_, *states_));
    return run_.TakeTables(results);
  }
  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    selected_.reset();
    Start(1);
    return {};
  }
  Status Push(const Chunk& chunk) override {
    const RowRange rows{0, static_cast<uint32_t>(chunk.rows)};
    states_->Fold(*chunk.columns[column_.index], {&rows, 1}, 0);
    if (!is_selector()) return {};
    const uint32_t row = states_->SelectedRow(0);
    if (row != AggregateStates::kNoRow) selected_ = TakeRows(chunk, {&row, 1});
    return {};
  }
  Status End() override {
    if (!is_selector()) {
      FLUX_TRY(const RowTable result, MakeAggregateTable(aggregation_, header_->key, column_, *states_, 0));
      return run_.Push(result.row);
    }
    FLUX_TRY_STATUS(run_.Begin(header_));
    if (selected_) FLUX_TRY_STATUS(run_.Push(*selected_));
    return run_.End();
  }
  Status Finish() override { return {}; }

 private:
  bool is_selector() const { return aggregation_.fn->is_selector; }
  void Start(size_t count) {
    states_->Clear();
    states_->Add(count);
  }

  const plan::Aggregation& aggregation_;
  const AggregateColumn column_;
  std::unique_ptr<AggregateStates> states_;
  RunSink& run_;
  TableHeaderRef header_;
  std::optional<Chunk> selected_;
};

}  // namespace

WaitingGroups::WaitingGroups(const plan::Aggregation& aggregation, const Schema& schema,
                             std::vector<size_t> key_columns, const ExecContext& context)
    : aggregation_(aggregation),
      schema_(schema),
      key_columns_(std::move(key_columns)),
      context_(context),
      rows_(schema, key_columns_, context) {}

// What the tables that are sent have in common.
BatchHeader WaitingGroups::ResultHeader(ColumnType result_type) const {
  if (aggregation_.fn->is_selector) return {schema_, key_columns_, false};
  std::vector<ColumnDef> columns;
  for (const size_t k : key_columns_) columns.push_back(schema_[k]);
  std::vector<size_t> keys(columns.size());
  std::iota(keys.begin(), keys.end(), 0);
  columns.push_back({aggregation_.column, result_type});
  return {Schema(std::move(columns)), std::move(keys), false};
}

// What comes of both is in order each, so that it leaves as two runs.
Status WaitingGroups::Send(std::optional<HashedAggregate>& held, TableSink& out) {
  const TableHeader rows_header{GroupKey(), schema_, false};
  FLUX_TRY(const AggregateColumn column, FindAggregateColumn(aggregation_, rows_header));
  const auto header = std::make_shared<const BatchHeader>(ResultHeader(column.result_type));
  const HashedGroups key_of(header->schema, header->key_columns);
  std::vector<ColumnDef> columns = header->schema.columns();
  columns.push_back({"has_row", ColumnType::kBool});
  SortedRuns results(*context_.spill, columns, [&](const Chunk& rows, size_t row, std::string& text) {
    key_of.AppendKeyOf(rows.columns, row, text);
  });
  RunSink run(results);
  const size_t groups = held->size(), bytes = held->held_bytes();
  FLUX_TRY_STATUS(results.Begin(groups, bytes));
  FLUX_TRY_STATUS(held->Send(run, context_.chunk_rows, context_.cancel));
  held.reset();
  FLUX_TRY_STATUS(results.End(context_.cancel));
  FoldingSink folding(aggregation_, column, context_, run);
  FLUX_TRY_STATUS(results.Begin(groups, bytes));
  FLUX_TRY_STATUS(rows_.Send(folding));
  FLUX_TRY_STATUS(results.End(context_.cancel));
  TableCutter tables(header, context_, out);
  FLUX_TRY(MergedRuns merged, results.Merge());
  while (merged.has_row()) {
    FLUX_TRY_STATUS(tables.Begin(merged.row()));
    if (IsMarked(merged.row())) FLUX_TRY_STATUS(tables.Add(merged.row()));
    FLUX_TRY_STATUS(merged.Next());
  }
  return tables.Finish();
}

}  // namespace flux::exec
