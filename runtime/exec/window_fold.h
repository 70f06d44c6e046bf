#pragma once

// One table's fused window aggregate: rows go in by chunks in time order, one row per window comes out.

#include <optional>

#include "runtime/exec/fold.h"
#include "runtime/plan/specs/aggregate_window.h"

namespace flux::exec {

class WindowFold {
 public:
  // Whether tables like this can be folded: rows in time order, contiguous windows, the bounds in the group key and a
  // column that the aggregate admits.
  static bool CanFold(const plan::AggregateWindowSpec& spec, const WindowBounds& windows, const plan::TimeRange& bounds,
                      const TableHeader& header);

  WindowFold(const plan::AggregateWindowSpec& spec, const WindowBounds& windows, const plan::TimeRange& bounds,
             TableHeaderRef header);
  // Takes the next rows of the table, which must not begin before the last ones. Fails when the aggregate cannot go on.
  Status Push(const Chunk& chunk);
  // Gives the rows of all windows, ascending by start and stop.
  Result<Chunk> Finish();
  // The output's header; valid after `Finish`.
  TableHeader OutputHeader() const;
  // Windows that have rows so far, for memory accounting.
  size_t window_count() const { return states_.size(); }

 private:
  struct Slot {
    plan::TimeRange window;
    const FoldState* state = nullptr;  // null for a window without rows
  };
  Chunk RowsWithTime(const Chunk& chunk) const;
  void KeepSelected(const Chunk& chunk, size_t first, bool is_continued);
  void FlushPending();
  Result<std::vector<Slot>> ListSlots();
  Chunk AggregateRows(const std::vector<Slot>& slots) const;
  Chunk SelectedRows(const std::vector<Slot>& slots);
  ColumnRef TimeColumn(const std::vector<Slot>& slots) const;

  const plan::AggregateWindowSpec& spec_;
  const WindowBounds& windows_;
  const plan::TimeRange bounds_;
  const TableHeaderRef header_;
  size_t time_ = 0, column_ = 0;
  std::vector<ColumnDef> key_columns_;

  // Windows met so far, ascending; the last one may go on in the next chunk.
  std::vector<int64_t> indexes_;
  std::vector<plan::TimeRange> clipped_;
  std::vector<FoldState> states_;

  // Selectors: selected rows of finished windows in order, and of the unfinished last window.
  std::vector<Chunk> selected_;
  std::optional<Chunk> pending_;
  std::vector<WindowRun> runs_;
  std::vector<RowRange> ranges_;
};

}  // namespace flux::exec
