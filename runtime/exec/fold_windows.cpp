#include "runtime/exec/fold_windows.h"

#include <algorithm>

#include "runtime/exec/aggregate_column.h"

namespace flux::exec {
namespace {

using plan::TimeRange;

// The output of more windows than these in one batch is sent table by table.
constexpr size_t kMostWindows = size_t{1} << 18;

// The windows of all tables of a batch, on their way to the rows of the output.
class BatchFold {
 public:
  BatchFold(const plan::AggregateWindowSpec& spec, const WindowBounds& windows, const TimeRange& bounds,
            const TableBatch& batch, const CancelToken& cancel)
      : spec_(spec),
        windows_(windows),
        bounds_(bounds),
        batch_(batch),
        values_at_(*batch.header->schema.Find(spec.column)),
        states_(StartStates(spec, batch.header->schema[values_at_].type, cancel)),
        values_(*spec.ResultType(batch.header->schema[values_at_].type)) {}

  // Finds the windows; gives whether they are not too many.
  Result<bool> FindWindows();
  // Finds the rows of the windows of all tables and folds them.
  void Fold();
  Result<TableBatch> Finish();
  // The same for selectors; nothing where a window without a row must become one of nulls.
  std::optional<TableBatch> FinishSelected();

 private:
  void AddSlots(size_t first_run);
  int64_t TimeOf(const TimeRange& window) const { return (spec_.time_is_start ? window.start : window.stop).ns; }

  const plan::AggregateWindowSpec& spec_;
  const WindowBounds& windows_;
  const TimeRange bounds_;
  const TableBatch& batch_;
  const size_t values_at_;
  std::unique_ptr<AggregateStates> states_;
  ColumnBuilder values_;

  // With empty windows: all that there are.
  std::vector<NumberedWindow> all_;
  std::vector<WindowRun> runs_;
  // The rows of the output: the time of each, and the run that gave it; `kNoRow` for a window without rows.
  std::vector<int64_t> times_;
  std::vector<uint32_t> run_of_row_;
  std::vector<uint32_t> kept_;  // tables that have windows
  std::vector<uint32_t> ends_;
};

Result<bool> BatchFold::FindWindows() {
  if (!spec_.create_empty) return true;
  FLUX_TRY(const int64_t count, CountWindows(windows_, bounds_));
  if (static_cast<uint64_t>(count) > kMostWindows / batch_.tables()) return false;
  FLUX_TRY(all_, ListWindows(windows_, bounds_));
  return true;
}

// The output rows of a table whose runs are those from `first_run` on.
void BatchFold::AddSlots(size_t first_run) {
  size_t run = first_run;
  if (!spec_.create_empty) {
    for (; run < runs_.size(); ++run) {
      times_.push_back(TimeOf(runs_[run].window));
      run_of_row_.push_back(static_cast<uint32_t>(run));
    }
    return;
  }
  for (const auto& [index, window] : all_) {
    const bool has_rows = run < runs_.size() && runs_[run].index == index;
    times_.push_back(TimeOf(window));
    run_of_row_.push_back(has_rows ? static_cast<uint32_t>(run++) : AggregateStates::kNoRow);
  }
}

void BatchFold::Fold() {
  const Column& time = *batch_.columns[*batch_.header->schema.Find("_time")];
  for (uint32_t i = 0; i < batch_.tables(); ++i) {
    const size_t first_run = runs_.size();
    ListRuns(windows_, bounds_, time, RowsOf(batch_, i), runs_);
    const size_t first_row = times_.size();
    AddSlots(first_run);
    if (times_.size() == first_row) continue;
    kept_.push_back(i);
    ends_.push_back(static_cast<uint32_t>(times_.size()));
  }
  std::vector<RowRange> rows;
  for (const WindowRun& run : runs_) rows.push_back(run.rows);
  // The last state sees no row: it has the value of windows without rows.
  states_->Add(rows.size() + 1);
  states_->Fold(*batch_.columns[values_at_], rows, 0);
}

Result<TableBatch> BatchFold::Finish() {
  const auto empty = static_cast<uint32_t>(runs_.size());
  FLUX_TRY_STATUS(states_->Append(0, empty + 1, values_));
  for (uint32_t& run : run_of_row_) run = run == AggregateStates::kNoRow ? empty : run;
  // As they stand in the tables.
  std::vector<size_t> keys = batch_.header->key_columns;
  std::ranges::sort(keys);
  const ColumnDef others[] = {{spec_.column, values_.type()}, {"_time", ColumnType::kTime}};
  TableBatch results = StartResults(batch_, keys, others, true);
  for (ColumnRef& key : results.columns) key = key->Take(kept_);
  results.columns.push_back(values_.Finish()->Take(run_of_row_));
  results.columns.push_back(Column::FlatTime(std::move(times_)));
  results.ends = std::move(ends_);
  return results;
}

std::optional<TableBatch> BatchFold::FinishSelected() {
  std::vector<uint32_t> rows, tables, ends;
  std::vector<int64_t> times;
  for (size_t k = 0, slot = 0; k < kept_.size(); ++k) {
    const size_t first_row = rows.size();
    for (; slot < ends_[k]; ++slot) {
      const uint32_t run = run_of_row_[slot];
      const uint32_t row = run == AggregateStates::kNoRow ? run : states_->SelectedRow(run);
      if (row == AggregateStates::kNoRow) {
        if (spec_.create_empty) return std::nullopt;
        continue;
      }
      rows.push_back(row);
      times.push_back(times_[slot]);
    }
    if (rows.size() == first_row) continue;
    tables.push_back(kept_[k]);
    ends.push_back(static_cast<uint32_t>(rows.size()));
  }
  TableBatch results = batch_.Take(tables, rows, std::move(ends));
  results.columns[*batch_.header->schema.Find("_time")] = Column::FlatTime(std::move(times));
  return results;
}

}  // namespace

Result<std::optional<TableBatch>> FoldWindows(const plan::AggregateWindowSpec& spec, const WindowBounds& windows,
                                              const TimeRange& bounds, const TableBatch& batch,
                                              const CancelToken& cancel) {
  if (batch.tables() == 0 || !AggregateFold::CanFold(spec, windows, bounds, batch.HeaderOf(0)) ||
      !HaveBounds(batch, bounds) || batch.columns[*batch.header->schema.Find("_time")]->has_nulls()) {
    return std::nullopt;
  }
  BatchFold fold(spec, windows, bounds, batch, cancel);
  FLUX_TRY(const bool can_list, fold.FindWindows());
  if (!can_list) return std::nullopt;
  fold.Fold();
  if (spec.fn->is_selector) return fold.FinishSelected();
  return fold.Finish();
}

}  // namespace flux::exec
