#include "runtime/exec/waiting_groups.h"

#include <numeric>

#include "runtime/exec/aggregate_column.h"
#include "runtime/exec/table_cutter.h"

namespace flux::exec {
namespace {

// Adds the rows of all tables to a run.
class RunSink final : public TableSink {
 public:
  explicit RunSink(SortedRuns& runs) : runs_(runs) {}
  Result<bool> TakeTables(const TableBatch& batch) override {
    FLUX_TRY_STATUS(runs_.Append(batch.AllRows()));
    return true;
  }
  Status Begin(TableHeaderRef) override { return {}; }
  Status Push(const Chunk& chunk) override { return runs_.Append(chunk); }
  Status End() override { return {}; }
  Status Finish() override { return {}; }

 private:
  SortedRuns& runs_;
};

// Adds a row for each table to a run: its key and what the aggregate gives.
class FoldingSink final : public TableSink {
 public:
  FoldingSink(const plan::Aggregation& aggregation, const AggregateColumn& column, const CancelToken& cancel,
              RunSink& run)
      : aggregation_(aggregation), column_(column), states_(StartStates(aggregation, column.type, cancel)), run_(run) {}

  Result<bool> TakeTables(const TableBatch& batch) override {
    Start(batch.tables());
    std::vector<RowRange> tables;
    for (size_t i = 0; i < batch.tables(); ++i) tables.push_back(RowsOf(batch, i));
    states_->Fold(*batch.columns[column_.index], tables, 0);
    FLUX_TRY(const TableBatch results, MakeAggregateTables(aggregation_, batch, column_, *states_));
    return run_.TakeTables(results);
  }
  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    Start(1);
    return {};
  }
  Status Push(const Chunk& chunk) override {
    const RowRange rows{0, static_cast<uint32_t>(chunk.rows)};
    states_->Fold(*chunk.columns[column_.index], {&rows, 1}, 0);
    return {};
  }
  Status End() override {
    FLUX_TRY(const RowTable result, MakeAggregateTable(aggregation_, header_->key, column_, *states_, 0));
    return run_.Push(result.row);
  }
  Status Finish() override { return {}; }

 private:
  void Start(size_t count) {
    states_->Clear();
    states_->Add(count);
  }

  const plan::Aggregation& aggregation_;
  const AggregateColumn column_;
  std::unique_ptr<AggregateStates> states_;
  RunSink& run_;
  TableHeaderRef header_;
};

}  // namespace

WaitingGroups::WaitingGroups(const plan::Aggregation& aggregation, const Schema& schema,
                             std::vector<size_t> key_columns, const ExecContext& context)
    : aggregation_(aggregation),
      schema_(schema),
      key_columns_(std::move(key_columns)),
      context_(context),
      rows_(schema, key_columns_, context) {}

// What comes of both is in order each, so that it leaves as two runs.
Status WaitingGroups::Send(std::optional<HashedAggregate>& held, TableSink& out) {
  const TableHeader rows_header{GroupKey(), schema_, false};
  FLUX_TRY(const AggregateColumn column, FindAggregateColumn(aggregation_, rows_header));
  std::vector<ColumnDef> columns;
  for (const size_t k : key_columns_) columns.push_back(schema_[k]);
  std::vector<size_t> keys(columns.size());
  std::iota(keys.begin(), keys.end(), 0);
  columns.push_back({aggregation_.column, column.result_type});
  const auto header = std::make_shared<const BatchHeader>(BatchHeader{Schema(columns), keys, false});
  const HashedGroups key_of(header->schema, keys);
  SortedRuns results(*context_.spill, columns, [&](const Chunk& rows, size_t row, std::string& text) {
    key_of.AppendKeyOf(rows.columns, row, text);
  });
  RunSink run(results);
  const size_t groups = held->size(), bytes = held->held_bytes();
  FLUX_TRY_STATUS(results.Begin(groups, bytes));
  FLUX_TRY_STATUS(held->Send(run, context_.chunk_rows, context_.cancel));
  held.reset();
  FLUX_TRY_STATUS(results.End(context_.cancel));
  FoldingSink folding(aggregation_, column, context_.cancel, run);
  FLUX_TRY_STATUS(results.Begin(groups, bytes));
  FLUX_TRY_STATUS(rows_.Send(folding));
  FLUX_TRY_STATUS(results.End(context_.cancel));
  TableCutter tables(header, context_, out);
  FLUX_TRY(MergedRuns merged, results.Merge());
  while (merged.has_row()) {
    FLUX_TRY_STATUS(tables.Begin(merged.row()));
    FLUX_TRY_STATUS(tables.Add(merged.row()));
    FLUX_TRY_STATUS(merged.Next());
  }
  return tables.Finish();
}

}  // namespace flux::exec
