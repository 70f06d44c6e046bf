#pragma once

// When the clocks of a time zone are set, to summer time and back.

#include <cstdint>
#include <optional>
#include <string>

#include "runtime/base/time.h"

namespace flux {

// A moment at which clocks are set. Readings are seconds since 1970 as if they were in UTC.
struct ClockChange {
  Time at;
  int64_t from = 0, to = 0;  // what clocks would show at that moment, and what they show instead
};

// The time around a moment in which clocks are not set.
struct ClockSpan {
  int64_t offset = 0;  // seconds that clocks are ahead of UTC
  std::optional<ClockChange> begin, end;
};

// Gives the span that a moment belongs to; the moment of a change belongs to what it begins. Fails on an unknown zone.
Result<ClockSpan> ClockSpanAt(Time t, const std::string& zone);

}  // namespace flux
