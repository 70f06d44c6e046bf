#pragma once

// Which rows of a chunk fall into which window.

#include <vector>

#include "runtime/exec/window_bounds.h"

namespace flux::exec {

struct RowRange {
  uint32_t from = 0, to = 0;
  uint32_t size() const { return to - from; }
};

// A window that has rows in the chunk at hand, and its consecutive rows.
struct WindowRun {
  int64_t index = 0;
  plan::TimeRange window;  // clipped to the bounds
  RowRange rows;
};

// Steps through a chunk whose times ascend and lists the windows that have rows, ascending. Windows may share rows when
// they overlap; a row outside the bounds is in none. `time` has no nulls.
void ListRuns(const WindowBounds& windows, const plan::TimeRange& bounds, const Column& time,
              std::vector<WindowRun>& out);
// The same for these rows of the chunk, of which alone the times must ascend.
void ListRuns(const WindowBounds& windows, const plan::TimeRange& bounds, const Column& time, RowRange rows,
              std::vector<WindowRun>& out);

// The rows of one window in a chunk without time order, ascending.
struct WindowRows {
  int64_t index = 0;
  plan::TimeRange window;  // clipped to the bounds
  std::vector<uint32_t> rows;
};

// Finds for every row the windows that hold it; windows ascend. A row outside the bounds or without time is in none.
std::vector<WindowRows> ScatterRows(const WindowBounds& windows, const plan::TimeRange& bounds, const Column& time);

}  // namespace flux::exec
