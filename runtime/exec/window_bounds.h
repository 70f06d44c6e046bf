#pragma once

// The boundaries of windows: an infinite sequence of half-open intervals, numbered from the epoch plus offset.

#include "runtime/plan/specs/window.h"

namespace flux::exec {

// Window i starts at epoch + offset + i * every on the clock of the location and stops at epoch + offset + (i * every +
// period), in which months come first. So there are no gaps where a month's day had to be clamped, unless the shape
// says that windows stop a period after their clamped start. A negative period makes windows that end where they would
// start. Starts ascend with i, and so do stops, but for periods of months after windows of hours: January 30th and 31st
// both stop on the last day of February, each at its time of day.
class WindowBounds {
 public:
  // Fails when `every` is zero, negative or mixes months and nanoseconds, or the zone is unknown.
  static Result<WindowBounds> Make(const plan::WindowShape& shape);

  // One window over everything.
  bool is_forever() const { return is_forever_; }
  // Every instant lies in exactly one window.
  bool is_contiguous() const { return is_contiguous_; }
  plan::TimeRange At(int64_t index) const;
  // The times of the rows that it takes: less than its own where InfluxDB does not find it (`WindowShape::has_gaps`).
  plan::TimeRange RowsOf(int64_t index) const;
  // From when on it is found.
  Time FoundFrom(int64_t index) const;
  // The greatest window that starts at or before `t`.
  int64_t LatestStartingBy(Time t) const;
  // The smallest window that stops after `t`.
  int64_t FirstStoppingAfter(Time t) const;

 private:
  Time AfterZero(int64_t months) const;
  Time LocalStart(int64_t index) const;
  Time LocalStop(int64_t index, Time start) const;
  Time Instant(Time local) const;
  Time Shifted(Time local) const;
  int64_t EstimateIndex(Time t) const;
  int64_t EstimateFirstStop(Time t) const;

  plan::WindowShape shape_;
  Time zero_;
  int64_t zero_month_ = 0;
  int64_t windows_per_period_ = 1;
  bool is_forever_ = false, is_contiguous_ = false, is_utc_ = true, is_found_late_ = false;
};

// A window as its rows see it: intersected with the bounds; the bounds themselves when the two do not overlap.
plan::TimeRange ClipWindow(const plan::TimeRange& window, const plan::TimeRange& bounds);
bool Overlap(const plan::TimeRange& a, const plan::TimeRange& b);

// A window and its number.
struct NumberedWindow {
  int64_t index = 0;
  plan::TimeRange window;  // clipped to the bounds
};
// Counts the windows that overlap `bounds` and fails when they are absurdly many.
Result<int64_t> CountWindows(const WindowBounds& windows, const plan::TimeRange& bounds);
// Lists them, ascending; fails as well.
Result<std::vector<NumberedWindow>> ListWindows(const WindowBounds& windows, const plan::TimeRange& bounds);

}  // namespace flux::exec
