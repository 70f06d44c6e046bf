#pragma once

// Instants, durations and their exact calendar arithmetic. An instant is a count of nanoseconds since the Unix epoch
// (UTC, 1677 to 2262); a duration keeps months apart from nanoseconds because a month has no fixed length.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/base/error.h"

namespace flux {

struct Time {
  int64_t ns = 0;
  friend auto operator<=>(Time, Time) = default;
};

// A signed span: both components carry the sign (they never differ in sign when the duration came from a literal).
struct Duration {
  int32_t months = 0;
  int64_t ns = 0;
  friend bool operator==(Duration, Duration) = default;

  // Whether adding it changes no time.
  bool IsZero() const { return months == 0 && ns == 0; }
  // Whether it goes back in time.
  bool IsNegative() const { return months < 0 || ns < 0; }
  // The same span the other way.
  Duration Negated() const { return {-months, -ns}; }
  // Nanoseconds with a month taken as 365.25 / 12 days: what `range(start: -1mo)` and `int(v: 1mo)` use.
  int64_t ApproximateNanoseconds() const;
};

constexpr int64_t kNsPerSecond = 1'000'000'000;
constexpr int64_t kNsPerDay = 86'400 * kNsPerSecond;

// Adds months first (the day is clamped to the last day of the month), then nanoseconds. `scale` repeats the duration.
// Fails with `kOutOfRange` when there is no such instant.
Result<Time> Add(Time t, Duration d, int64_t scale = 1);

// What a time is that lies beyond the years 1677 to 2262: none, or the one whose count of nanoseconds has the same last
// 64 bits.
enum class FarTimes : uint8_t { kFail, kWrap };

// Parses `2024-01-02`, or RFC 3339 with optional fraction and mandatory offset. Fails on impossible dates.
Result<Time> ParseTime(std::string_view text, FarTimes far = FarTimes::kFail);
// RFC 3339 with trailing zeros of the fraction trimmed (`2024-01-02T03:04:05.5Z`): the form of annotated CSV.
std::string FormatTime(Time t);
// Appends the same to a text.
void AppendTime(std::string& out, Time t);
// RFC 3339 with always nine digits of fraction: the form of `string(v: t)` and interpolation.
std::string FormatTimeNanos(Time t);

// Parses `1h30m`, `-1mo`, … in any unit order; repeated units add up. Fails on overflow or unknown units.
Result<Duration> ParseDuration(std::string_view text);
// Largest units first (`1y2mo3w4d5h6m7s8ms9us10ns`), `0ns` for zero, a leading `-` when negative.
std::string FormatDuration(Duration d);

// A civil (calendar) date and time of day, proleptic Gregorian.
struct CivilTime {
  int64_t year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31
  int hour = 0, minute = 0, second = 0;
  int64_t nanosecond = 0;
};
// Gives the date and time of day in UTC.
CivilTime ToCivil(Time t);
// Gives the instant; members beyond their ranges carry over, years before 1677 or after 2262 wrap.
Time FromCivil(const CivilTime& civil);
// Days since 1970-01-01 of a civil date; the month may lie outside 1 to 12 and is normalised.
int64_t DaysFromCivil(int64_t year, int64_t month, int64_t day);
int DaysInMonth(int64_t year, int month);

// A time zone as Flux's `location` record has it: an IANA name and a fixed offset added to what clocks show there.
struct Location {
  std::string zone = "UTC";
  Duration offset;
  friend bool operator==(const Location&, const Location&) = default;
  // Whether clocks show UTC there.
  bool IsUtc() const { return zone == "UTC" && offset.IsZero(); }
};

// Gives the local clock reading of `t` in `location`, itself expressed as if it were UTC. Fails on an unknown zone.
Result<Time> ToLocal(Time t, const Location& location);
// Gives the instant at which the local clock of `location` first shows `local`; a reading inside a gap maps to the
// instant of the transition.
Result<Time> FromLocal(Time local, const Location& location);

}  // namespace flux
