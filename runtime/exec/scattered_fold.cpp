#include "runtime/exec/scattered_fold.h"

#include <algorithm>

#include "runtime/base/check.h"
#include "runtime/exec/time_cursor.h"

namespace flux::exec {
namespace {

// Each has a state, also when it has no rows.
constexpr int64_t kMostWindows = 1 << 16;

}  // namespace

bool ScatteredFold::CanFold(const plan::AggregateWindowSpec& spec, const WindowBounds& windows,
                            const plan::TimeRange& bounds) {
  if (spec.fn->is_selector || !windows.is_contiguous()) return false;
  const Result<int64_t> count = CountWindows(windows, bounds);
  return count && *count <= kMostWindows;
}

ScatteredFold::ScatteredFold(const plan::AggregateWindowSpec& spec, const WindowBounds& windows,
                             const plan::TimeRange& bounds, TableHeaderRef header, const CancelToken& cancel)
    : spec_(spec),
      windows_(windows),
      bounds_(bounds),
      header_(std::move(header)),
      time_(*header_->schema.Find("_time")),
      column_(*header_->schema.Find(spec.column)),
      key_columns_(KeyColumnsOf(*header_)),
      states_(StartStates(spec, header_->schema[column_].type, cancel)),
      values_(*spec.ResultType(header_->schema[column_].type)) {
  Result<std::vector<NumberedWindow>> all = ListWindows(windows_, bounds_);
  FLUX_CHECK(all.has_value());
  all_ = *std::move(all);
  has_rows_.resize(all_.size());
  states_->Add(all_.size());
}

Status ScatteredFold::Push(const Chunk& chunk) {
  if (chunk.rows == 0) return {};
  const Column& time = *chunk.columns[time_];
  if (time.has_nulls()) return Push(RowsWithTime(chunk, time_));
  const TimeCursor times(time);
  uint32_t from = 0;
  for (uint32_t row = 1; row <= chunk.rows; ++row) {
    if (row < chunk.rows && times.At(row) >= times.At(row - 1)) continue;
    FoldAscending(*chunk.columns[column_], time, {from, row});
    from = row;
  }
  return {};
}

void ScatteredFold::FoldAscending(const Column& values, const Column& time, RowRange rows) {
  runs_.clear();
  ListRuns(windows_, bounds_, time, rows, runs_);
  for (size_t i = 0; i < runs_.size();) {
    // Where clocks change, a window that nothing can be in is left out.
    const auto found = std::ranges::lower_bound(all_, runs_[i].index, {}, &NumberedWindow::index);
    FLUX_CHECK(found != all_.end() && found->index == runs_[i].index);
    const auto state = static_cast<size_t>(found - all_.begin());
    ranges_.clear();
    // Windows that follow one another are folded side by side.
    for (size_t next = state; i < runs_.size(); ++i, ++next) {
      if (next == all_.size() || runs_[i].index != all_[next].index) break;
      ranges_.push_back(runs_[i].rows);
      has_rows_[next] = true;
    }
    states_->Fold(values, ranges_, state);
  }
}

TableHeader ScatteredFold::OutputHeader() const {
  std::vector<ColumnDef> columns = key_columns_;
  columns.push_back({spec_.column, values_.type()});
  columns.push_back({"_time", ColumnType::kTime});
  return {KeyOfColumns(*header_, key_columns_), Schema(std::move(columns)), true};
}

Result<Chunk> ScatteredFold::Finish() {
  std::vector<int64_t> times;
  for (size_t i = 0; i < all_.size(); ++i) {
    if (!has_rows_[i] && !spec_.create_empty) continue;
    FLUX_TRY_STATUS(states_->Append(i, i + 1, values_));
    times.push_back((spec_.time_is_start ? all_[i].window.start : all_[i].window.stop).ns);
  }
  Chunk rows{{}, times.size()};
  for (const ColumnDef& column : key_columns_) {
    rows.columns.push_back(Column::Constant(column.type, header_->key.Find(column.name)->value, times.size()));
  }
  rows.columns.push_back(values_.Finish());
  rows.columns.push_back(Column::FlatTime(std::move(times)));
  return rows;
}

}  // namespace flux::exec
