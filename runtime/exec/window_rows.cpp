#include "runtime/exec/window_rows.h"

#include <map>

#include "runtime/exec/time_cursor.h"

namespace flux::exec {

void ListRuns(const WindowBounds& windows, const Column& time, std::vector<WindowRun>& out) {
  const TimeCursor cursor(time);
  const size_t rows = cursor.rows();
  if (rows == 0) return;
  int64_t index = windows.FirstStoppingAfter(Time{cursor.At(0)});
  size_t from = 0, to = 0, last_size = 0;
  while (true) {
    const plan::TimeRange window = windows.At(index);
    from = cursor.LowerBound(window.start.ns, from);
    if (from == rows) return;
    to = cursor.LowerBound(window.stop.ns, std::max(from, to), from + last_size);
    if (to > from) {
      last_size = to - from;
      out.push_back({index, window, {static_cast<uint32_t>(from), static_cast<uint32_t>(to)}});
      if (to == rows && windows.is_contiguous()) return;
      ++index;
    } else {
      // Jumps over the windows that have no rows: the next row lies at or after this window's stop.
      index = std::max(index + 1, windows.FirstStoppingAfter(Time{cursor.At(from)}));
    }
  }
}

std::vector<WindowRows> ScatterRows(const WindowBounds& windows, const Column& time) {
  std::map<int64_t, WindowRows> found;
  WindowRows* last = nullptr;
  for (size_t row = 0; row < time.length(); ++row) {
    const Time t{time.IsNull(row) ? 0 : time.IntAt(row)};
    const auto id = static_cast<uint32_t>(row);
    if (windows.is_contiguous() && last != nullptr && last->window.start <= t && t < last->window.stop) {
      last->rows.push_back(id);
      continue;
    }
    for (int64_t index = windows.FirstStoppingAfter(t);; ++index) {
      const plan::TimeRange window = windows.At(index);
      if (window.start > t) break;
      if (t >= window.stop) continue;
      last = &found.try_emplace(index, WindowRows{index, window, {}}).first->second;
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
