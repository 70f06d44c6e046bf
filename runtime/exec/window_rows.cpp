#include "runtime/exec/window_rows.h"

#include <map>

#include "runtime/exec/time_cursor.h"

namespace flux::exec {

void ListRuns(const WindowBounds& windows, const plan::TimeRange& bounds, const Column& time,
              std::vector<WindowRun>& out) {
  const TimeCursor cursor(time);
  size_t from = cursor.LowerBound(bounds.start.ns, 0);
  const size_t end = cursor.LowerBound(bounds.stop.ns, from);
  if (from == end) return;
  int64_t index = windows.FirstStoppingAfter(Time{cursor.At(from)});
  size_t last_size = 0;
  while (true) {
    const plan::TimeRange times = windows.RowsOf(index);
    from = cursor.LowerBound(times.start.ns, from);
    if (from >= end) return;
    const size_t to = std::min(end, cursor.LowerBound(times.stop.ns, from, from + last_size));
    if (to > from) {
      last_size = to - from;
      out.push_back(
          {index, ClipWindow(windows.At(index), bounds), {static_cast<uint32_t>(from), static_cast<uint32_t>(to)}});
      if (to == end && windows.is_contiguous()) return;
      ++index;
    } else {
      // Jumps over the windows that have no rows: the next row lies at or after this window's stop.
      index = std::max(index + 1, windows.FirstStoppingAfter(Time{cursor.At(from)}));
    }
  }
}

void ListRuns(const WindowBounds& windows, const plan::TimeRange& bounds, const Column& time, RowRange rows,
              std::vector<WindowRun>& out) {
  const size_t first = out.size();
  ListRuns(windows, bounds, *time.Slice(rows.from, rows.size()), out);
  for (size_t i = first; i < out.size(); ++i) {
    out[i].rows.from += rows.from;
    out[i].rows.to += rows.from;
  }
}

std::vector<WindowRows> ScatterRows(const WindowBounds& windows, const plan::TimeRange& bounds, const Column& time) {
  std::map<int64_t, WindowRows> found;
  WindowRows* last = nullptr;
  for (size_t row = 0; row < time.length(); ++row) {
    if (time.IsNull(row)) continue;
    const Time t{time.IntAt(row)};
    if (t < bounds.start || t >= bounds.stop) continue;
    const auto id = static_cast<uint32_t>(row);
    if (windows.is_contiguous() && last != nullptr && last->window.start <= t && t < last->window.stop) {
      last->rows.push_back(id);
      continue;
    }
    for (int64_t index = windows.FirstStoppingAfter(t);; ++index) {
      const plan::TimeRange times = windows.RowsOf(index);
      if (times.start > t) break;
      if (t >= times.stop) continue;
      last = &found.try_emplace(index, WindowRows{index, ClipWindow(windows.At(index), bounds), {}}).first->second;
      last->rows.push_back(id);
      if (windows.is_contiguous()) break;
    }
  }
  std::vector<WindowRows> out;
  out.reserve(found.size());
  for (auto& [index, rows] : found) out.push_back(std::move(rows));
  return out;
}

}  // namespace flux::exec
