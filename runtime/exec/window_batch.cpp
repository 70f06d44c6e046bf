#include "runtime/exec/window_batch.h"

#include <algorithm>

#include "runtime/exec/aggregate_column.h"

namespace flux::exec {
namespace {

using plan::TimeRange;

// The output of more windows than these in one batch is sent table by table.
constexpr size_t kMostWindows = size_t{1} << 18;

bool IsConstantKey(const TableBatch& batch, std::string_view name) {
  const std::optional<size_t> column = batch.header->schema.Find(name);
  return column && batch.columns[*column]->encoding() == Encoding::kConstant;
}

class WindowBatch {
 public:
  WindowBatch(const plan::AggregateWindowSpec& spec, const WindowBounds& windows, const TimeRange& bounds,
              const TableBatch& batch, const CancelToken& cancel)
      : spec_(spec),
        windows_(windows),
        bounds_(bounds),
        batch_(batch),
        values_at_(*batch.header->schema.Find(spec.column)),
        states_(StartStates(spec, batch.header->schema[values_at_].type, cancel)),
        values_(*spec.ResultType(batch.header->schema[values_at_].type)) {}

  // Gives whether there are not too many windows.
  Result<bool> ListWindows();
  // Finds the rows of the windows of all tables.
  void ListRuns();
  Result<TableBatch> Finish();
  // The same for selectors; nothing where a window without a row must become one of nulls.
  std::optional<TableBatch> FinishSelected();

 private:
  void AddSlots(size_t first_run);
  std::shared_ptr<const BatchHeader> OutputHeader() const;
  int64_t TimeOf(const TimeRange& window) const { return (spec_.time_is_start ? window.start : window.stop).ns; }

  const plan::AggregateWindowSpec& spec_;
  const WindowBounds& windows_;
  const TimeRange bounds_;
  const TableBatch& batch_;
  const size_t values_at_;
  std::unique_ptr<AggregateStates> states_;
  ColumnBuilder values_;

  // With empty windows: all that there are.
  std::vector<std::pair<int64_t, TimeRange>> all_;
  std::vector<WindowRun> runs_;
  std::vector<RowRange> ranges_;
  // The rows of the output: the time of each, and the run that gave it; `kNoRow` for a window without rows.
  std::vector<int64_t> times_;
  std::vector<uint32_t> run_of_row_;
  std::vector<uint32_t> kept_;  // tables that have windows
  std::vector<uint32_t> ends_;
};

Result<bool> WindowBatch::ListWindows() {
  if (!spec_.create_empty) return true;
  FLUX_TRY(const int64_t count, CountWindows(windows_, bounds_));
  if (static_cast<uint64_t>(count) > kMostWindows / batch_.tables()) return false;
  const int64_t first = windows_.FirstStoppingAfter(bounds_.start);
  for (int64_t index = first; index < first + count; ++index) {
    const TimeRange window = windows_.At(index);
    if (Overlap(window, bounds_)) all_.emplace_back(index, ClipWindow(window, bounds_));
  }
  return true;
}

// The output rows of a table whose runs are those from `first_run` on.
void WindowBatch::AddSlots(size_t first_run) {
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

void WindowBatch::ListRuns() {
  const Column& time = *batch_.columns[*batch_.header->schema.Find("_time")];
  for (uint32_t i = 0; i < batch_.tables(); ++i) {
    const size_t first_run = runs_.size();
    const auto from = static_cast<uint32_t>(batch_.from(i));
    exec::ListRuns(windows_, bounds_, *time.Slice(from, batch_.to(i) - from), runs_);
    for (size_t run = first_run; run < runs_.size(); ++run) {
      ranges_.push_back({runs_[run].rows.from + from, runs_[run].rows.to + from});
    }
    const size_t first_row = times_.size();
    AddSlots(first_run);
    if (times_.size() == first_row) continue;
    kept_.push_back(i);
    ends_.push_back(static_cast<uint32_t>(times_.size()));
  }
}

std::shared_ptr<const BatchHeader> WindowBatch::OutputHeader() const {
  auto header = std::make_shared<BatchHeader>();
  const Schema& schema = batch_.header->schema;
  if (spec_.fn->is_selector) {
    header->schema = schema;
    header->key_columns = batch_.header->key_columns;
    header->is_time_ordered = true;
    return header;
  }
  std::vector<ColumnDef> columns;
  for (size_t k = 0; k < schema.size(); ++k) {
    if (!batch_.header->IsKey(k)) continue;
    header->key_columns.push_back(columns.size());
    columns.push_back(schema[k]);
  }
  columns.push_back({spec_.column, values_.type()});
  columns.push_back({"_time", ColumnType::kTime});
  header->schema = Schema(std::move(columns));
  header->is_time_ordered = true;
  return header;
}

Result<TableBatch> WindowBatch::Finish() {
  // The last state sees no row: it has the value of windows without rows.
  states_->Add(ranges_.size() + 1);
  states_->Fold(*batch_.columns[values_at_], ranges_, 0);
  FLUX_TRY_STATUS(states_->Append(0, ranges_.size() + 1, values_));
  const auto empty = static_cast<uint32_t>(ranges_.size());
  for (uint32_t& run : run_of_row_) run = run == AggregateStates::kNoRow ? empty : run;
  TableBatch results{OutputHeader(), {}, std::move(ends_)};
  for (size_t k = 0; k < batch_.columns.size(); ++k) {
    if (!batch_.header->IsKey(k)) continue;
    results.columns.push_back(kept_.size() == batch_.tables() ? batch_.columns[k] : batch_.columns[k]->Take(kept_));
  }
  results.columns.push_back(values_.Finish()->Take(run_of_row_));
  results.columns.push_back(Column::FlatTime(std::move(times_)));
  return results;
}

std::optional<TableBatch> WindowBatch::FinishSelected() {
  states_->Add(ranges_.size());
  states_->Fold(*batch_.columns[values_at_], ranges_, 0);
  std::vector<uint32_t> rows, tables;
  std::vector<int64_t> times;
  TableBatch results{OutputHeader(), batch_.columns, {}};
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
    results.ends.push_back(static_cast<uint32_t>(rows.size()));
  }
  for (size_t k = 0; k < batch_.columns.size(); ++k) {
    results.columns[k] = batch_.columns[k]->Take(batch_.header->IsKey(k) ? tables : rows);
  }
  results.columns[*batch_.header->schema.Find("_time")] = Column::FlatTime(std::move(times));
  return results;
}

}  // namespace

Result<std::optional<TableBatch>> FoldWindows(const plan::AggregateWindowSpec& spec, const WindowBounds& windows,
                                              const TimeRange& bounds, const TableBatch& batch,
                                              const CancelToken& cancel) {
  if (batch.tables() == 0 || !WindowFold::CanFold(spec, windows, bounds, batch.HeaderOf(0)) ||
      !IsConstantKey(batch, "_start") || !IsConstantKey(batch, "_stop") ||
      batch.columns[*batch.header->schema.Find("_time")]->has_nulls()) {
    return std::nullopt;
  }
  WindowBatch fold(spec, windows, bounds, batch, cancel);
  FLUX_TRY(const bool can_list, fold.ListWindows());
  if (!can_list) return std::nullopt;
  fold.ListRuns();
  if (spec.fn->is_selector) return fold.FinishSelected();
  return fold.Finish();
}

}  // namespace flux::exec
