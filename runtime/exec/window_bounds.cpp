#include "runtime/exec/window_bounds.h"

#include <fmt/format.h>

#include "runtime/base/check.h"
#include "runtime/plan/clamped_days.h"
#include "runtime/plan/specs/window.h"

namespace flux::exec {
namespace {

using plan::TimeRange;
using plan::WindowShape;

constexpr int64_t kMaxWindows = 10'000'000;

// Months since the epoch of the first and last instants that 64 bits of nanoseconds hold: 1677-09 and 2262-04.
constexpr int64_t kFirstMonth = (1677 - 1970) * 12 + 8;
constexpr int64_t kLastMonth = (2262 - 1970) * 12 + 3;

int64_t SaturatedAdd(int64_t a, int64_t b) {
  int64_t sum;
  if (!__builtin_add_overflow(a, b, &sum)) return sum;
  return b < 0 ? INT64_MIN : INT64_MAX;
}

int64_t SaturatedMultiply(int64_t a, int64_t b) {
  int64_t product;
  if (!__builtin_mul_overflow(a, b, &product)) return product;
  return (a < 0) == (b < 0) ? INT64_MAX : INT64_MIN;
}

int64_t FloorDivide(int64_t a, int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

int64_t MonthsSinceEpoch(Time t) {
  const CivilTime civil = ToCivil(t);
  return (civil.year - 1970) * 12 + civil.month - 1;
}

Status CheckEvery(Duration every) {
  if (every.IsZero()) return Fail(ErrorCode::kInvalid, "`every` of a window is zero; it must be a positive duration");
  if (every.IsNegative()) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("`every` of a window is {}; it must not be negative", FormatDuration(every)));
  }
  if (every.months != 0 && every.ns != 0) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("`every` of a window is {}, which mixes months with shorter units; use "
                            "one or the other",
                            FormatDuration(every)));
  }
  return {};
}

}  // namespace

Result<WindowBounds> WindowBounds::Make(const WindowShape& shape) {
  WindowBounds windows;
  windows.shape_ = shape;
  windows.is_forever_ = shape.every.months == 0 && shape.every.ns == WindowShape::kForever;
  if (windows.is_forever_) return windows;
  FLUX_TRY_STATUS(CheckEvery(shape.every));
  windows.is_utc_ = shape.location.IsUtc();
  if (!windows.is_utc_) FLUX_TRY_STATUS(ToLocal(Time{}, shape.location));
  FLUX_TRY(windows.zero_, Add(Time{}, shape.offset));
  windows.zero_month_ = MonthsSinceEpoch(windows.zero_);
  const bool has_gaps = shape.has_gaps && plan::MayClampDays(shape);
  windows.is_contiguous_ = shape.period == shape.every && !has_gaps;
  windows.is_found_late_ = has_gaps && !shape.period.IsNegative();
  const int64_t period = shape.period.ApproximateNanoseconds();
  const int64_t every = shape.every.ApproximateNanoseconds();
  windows.windows_per_period_ = (period < 0 ? -(period + 1) : period) / every + 1;
  return windows;
}

Time WindowBounds::AfterZero(int64_t months) const {
  // Calendar arithmetic is exact only for instants that exist.
  const int64_t month = SaturatedAdd(zero_month_, months);
  if (month >= kLastMonth) return Time{INT64_MAX};
  if (month <= kFirstMonth) return Time{INT64_MIN};
  const Result<Time> time = Add(zero_, Duration{static_cast<int32_t>(months), 0});
  FLUX_CHECK(time.has_value());
  return *time;
}

Time WindowBounds::LocalStart(int64_t index) const {
  if (shape_.every.months != 0) return AfterZero(SaturatedMultiply(shape_.every.months, index));
  return Time{SaturatedAdd(zero_.ns, SaturatedMultiply(shape_.every.ns, index))};
}

// Where no gaps are wanted, months are counted from zero, so that no day stays clamped: what starts on the last day of
// February may stop on March 31st.
Time WindowBounds::LocalStop(int64_t index, Time start) const {
  if (shape_.has_gaps || shape_.every.months == 0 || shape_.period.months == 0) return Shifted(start);
  const int64_t months = SaturatedAdd(SaturatedMultiply(shape_.every.months, index), shape_.period.months);
  const Time stop = AfterZero(months);
  const bool exists = stop.ns != INT64_MAX && stop.ns != INT64_MIN;
  return exists ? Time{SaturatedAdd(stop.ns, shape_.period.ns)} : stop;
}

Time WindowBounds::Instant(Time local) const {
  if (is_utc_ || local.ns == INT64_MAX || local.ns == INT64_MIN) return local;
  // The zone is known; only the last hours that there are have no instant.
  return FromLocal(local, shape_.location).value_or(local);
}

Time WindowBounds::Shifted(Time local) const {
  if (local.ns == INT64_MAX || local.ns == INT64_MIN) return local;
  if (shape_.period.months != 0)
    return Add(local, shape_.period).value_or(Time{shape_.period.IsNegative() ? INT64_MIN : INT64_MAX});
  return Time{SaturatedAdd(local.ns, shape_.period.ns)};
}

TimeRange WindowBounds::At(int64_t index) const {
  const Time start = LocalStart(index);
  const Time stop = LocalStop(index, start);
  if (shape_.period.IsNegative()) return {Instant(stop), Instant(start)};
  return {Instant(start), Instant(stop)};
}

// InfluxDB looks for windows downwards from the one that it takes for the latest, by the day of zero: to it the window
// of a month without that day begins with the next month.
Time WindowBounds::FoundFrom(int64_t index) const {
  const Time start = LocalStart(index);
  if (!is_found_late_ || start.ns == INT64_MAX || start.ns == INT64_MIN) return Instant(start);
  CivilTime found = ToCivil(start);
  if (ToCivil(zero_).day <= DaysInMonth(found.year, found.month)) return Instant(start);
  found = {.year = found.year, .month = found.month + 1};
  return Instant(FromCivil(found));
}

TimeRange WindowBounds::RowsOf(int64_t index) const {
  const TimeRange window = At(index);
  if (!is_found_late_) return window;
  const Time found = FoundFrom(index);
  // It looks from the instant behind the row.
  return {found > window.start ? Time{found.ns - 1} : window.start, window.stop};
}

int64_t WindowBounds::EstimateIndex(Time t) const {
  Time local = t;
  if (!is_utc_) {
    local = ToLocal(t, shape_.location).value_or(t);
  }
  if (shape_.every.months != 0) return FloorDivide(MonthsSinceEpoch(local) - zero_month_, shape_.every.months);
  return FloorDivide(SaturatedAdd(local.ns, -zero_.ns), shape_.every.ns);
}

// The estimate is exact for fixed lengths in UTC; clamped days, clock changes and negative periods shift it a little.
int64_t WindowBounds::LatestStartingBy(Time t) const {
  int64_t index = EstimateIndex(t);
  if (shape_.period.IsNegative()) index += windows_per_period_;
  while (At(index).start > t) --index;
  for (TimeRange next = At(index + 1); next.start <= t && next.stop.ns != INT64_MAX; next = At(index + 1)) ++index;
  return index;
}

// Where to look upwards for the first window that stops after `t`.
int64_t WindowBounds::EstimateFirstStop(Time t) const {
  if (shape_.period.IsNegative()) return EstimateIndex(t);
  if (shape_.period.months == 0 || shape_.every.months != 0) return EstimateIndex(t) - (windows_per_period_ - 1);
  // Stops need not ascend, but no window that starts by `t` less the period stops after `t`, except where clocks
  // change.
  const Duration back{-shape_.period.months, -shape_.period.ns};
  const Result<Time> start = Add(t, back);
  if (!start) return EstimateIndex(t) - windows_per_period_;
  constexpr int64_t kHoursOfClocks = 2;
  const int64_t slack = is_utc_ ? 0 : kHoursOfClocks * 3600 * kNsPerSecond / shape_.every.ns + 1;
  return EstimateIndex(*start) - slack;
}

int64_t WindowBounds::FirstStoppingAfter(Time t) const {
  int64_t index = EstimateFirstStop(t);
  while (At(index - 1).stop > t) --index;
  for (TimeRange window = At(index); window.stop <= t && window.stop.ns != INT64_MAX; window = At(index)) ++index;
  return index;
}

bool Overlap(const TimeRange& a, const TimeRange& b) {
  return a.start < a.stop && b.start < b.stop && a.start < b.stop && b.start < a.stop;
}

TimeRange ClipWindow(const TimeRange& window, const TimeRange& bounds) {
  if (!Overlap(window, bounds)) return bounds;
  return {std::max(window.start, bounds.start), std::min(window.stop, bounds.stop)};
}

Result<int64_t> CountWindows(const WindowBounds& windows, const TimeRange& bounds) {
  if (bounds.start >= bounds.stop) return 0;
  const int64_t first = windows.FirstStoppingAfter(bounds.start);
  int64_t last = windows.LatestStartingBy(Time{bounds.stop.ns - 1});
  while (windows.FoundFrom(last) > bounds.stop) --last;
  if (last < first) return 0;
  int64_t count = 0;
  if (__builtin_sub_overflow(last, first, &count) || __builtin_add_overflow(count, 1, &count)) count = INT64_MAX;
  if (count > kMaxWindows) {
    return Fail(
        ErrorCode::kResourceExhausted,
        fmt::format("{} windows between {} and {} are more than the {} that `createEmpty: true` may make; use a "
                    "longer `every`, a shorter range or `createEmpty: false`",
                    count, FormatTime(bounds.start), FormatTime(bounds.stop), kMaxWindows));
  }
  return count;
}

Result<std::vector<NumberedWindow>> ListWindows(const WindowBounds& windows, const TimeRange& bounds) {
  FLUX_TRY(const int64_t count, CountWindows(windows, bounds));
  std::vector<NumberedWindow> listed;
  listed.reserve(static_cast<size_t>(count));
  const int64_t first = windows.FirstStoppingAfter(bounds.start);
  for (int64_t index = first; index < first + count; ++index) {
    const TimeRange window = windows.At(index);
    if (Overlap(window, bounds)) listed.push_back({index, ClipWindow(window, bounds)});
  }
  return listed;
}

}  // namespace flux::exec
