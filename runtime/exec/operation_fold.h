#pragma once

// The windows of one table folded by an operation that folds runs of rows.

#include "runtime/exec/run_fold.h"
#include "runtime/exec/window_fold.h"
#include "runtime/plan/specs/fold_windows.h"

namespace flux::exec {

// Any number of rows for each window.
class OperationFold final : public WindowFold {
 public:
  // `all`: with empty windows all that there are, else none. `columns` is what `fold` gives for the table. All
  // references must outlive this.
  OperationFold(const plan::FoldWindowsSpec& spec, const WindowBounds& windows, const plan::TimeRange& bounds,
                std::span<const NumberedWindow> all, TableHeaderRef header, RunColumns columns, RunFold& fold);
  Status Push(const Chunk& chunk) override;
  Result<Chunk> Finish() override;
  TableHeader OutputHeader() const override;

 private:
  Status PassEmpty(int64_t until);
  Status OpenWindow(const NumberedWindow& window);
  Status CloseWindow();

  const plan::FoldWindowsSpec& spec_;
  const WindowBounds& windows_;
  const plan::TimeRange bounds_;
  const std::span<const NumberedWindow> all_;
  const TableHeaderRef header_;
  const RunColumns columns_;
  RunFold& fold_;
  size_t time_ = 0;
  std::vector<ColumnDef> key_columns_;

  std::optional<NumberedWindow> open_;  // may go on in the next chunk
  size_t next_ = 0;                     // the first of all windows that was not passed
  // What came of the windows so far, and the time of each row.
  std::vector<ColumnBuilder> rows_;
  std::vector<int64_t> times_;
  std::vector<WindowRun> runs_;
};

}  // namespace flux::exec
