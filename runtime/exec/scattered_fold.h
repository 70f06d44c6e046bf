#pragma once

// Windows of a table whose rows do not ascend in time, such as one that `group` made of several.

#include "runtime/exec/window_fold.h"

namespace flux::exec {

// Aggregates: a state for each window that there may be, to which rows come in their order wherever they lie.
class ScatteredFold final : public WindowFold {
 public:
  // Whether tables that `AggregateFold` admits can be folded: the aggregate is no selector, and the windows are not too
  // many.
  static bool CanFold(const plan::AggregateWindowSpec& spec, const WindowBounds& windows,
                      const plan::TimeRange& bounds);

  // All arguments but the header must outlive it.
  ScatteredFold(const plan::AggregateWindowSpec& spec, const WindowBounds& windows, const plan::TimeRange& bounds,
                TableHeaderRef header, const CancelToken& cancel);
  Status Push(const Chunk& chunk) override;
  Result<Chunk> Finish() override;
  TableHeader OutputHeader() const override;

 private:
  void FoldAscending(const Column& values, const Column& time, RowRange rows);

  const plan::AggregateWindowSpec& spec_;
  const WindowBounds& windows_;
  const plan::TimeRange bounds_;
  const TableHeaderRef header_;
  const size_t time_, column_;
  const std::vector<ColumnDef> key_columns_;
  std::vector<NumberedWindow> all_;  // ascending
  std::vector<bool> has_rows_;       // of each
  std::unique_ptr<AggregateStates> states_;
  ColumnBuilder values_;
  std::vector<WindowRun> runs_;
  std::vector<RowRange> ranges_;
};

}  // namespace flux::exec
