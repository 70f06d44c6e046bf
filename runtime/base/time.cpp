#include "runtime/base/time.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "fmt/format.h"
#include "runtime/base/digits.h"
#include "runtime/base/float_to_int.h"

namespace flux {

namespace {

constexpr int64_t kNsPerHour = 3600 * kNsPerSecond;

int64_t FloorDiv(int64_t a, int64_t b) {
  int64_t q = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? q - 1 : q;
}

// Reads exactly `count` digits at `pos`; fails with -1.
int64_t Digits(std::string_view text, size_t pos, size_t count) {
  if (pos + count > text.size()) return -1;
  int64_t value = 0;
  for (size_t i = pos; i < pos + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::unexpected<Error> BadTime(std::string_view text, std::string_view reason) {
  return std::unexpected(
      Error{ErrorCode::kInvalid, std::string(reason)}.WithContext(fmt::format("cannot read `{}` as a time", text)));
}

// Reads `.123456789` at `pos` and moves past it; digits beyond the ninth are dropped.
int64_t Fraction(std::string_view text, size_t& pos) {
  if (pos >= text.size() || text[pos] != '.') return 0;
  int64_t value = 0;
  int digits = 0;
  for (++pos; pos < text.size() && IsDigit(text[pos]); ++pos) {
    if (digits < 9) {
      value = value * 10 + (text[pos] - '0');
      ++digits;
    }
  }
  for (; digits < 9; ++digits) value *= 10;
  return value;
}

// Reads `Z` or `+hh:mm` at `pos` to the end; gives the offset in seconds, or fails.
Result<int64_t> ZoneOffset(std::string_view text, size_t pos) {
  if (pos >= text.size()) return BadTime(text, "the offset is missing; add `Z` for UTC");
  if ((text[pos] == 'Z' || text[pos] == 'z') && pos + 1 == text.size()) return 0;
  int64_t hours = Digits(text, pos + 1, 2), minutes = Digits(text, pos + 4, 2);
  bool is_shaped = (text[pos] == '+' || text[pos] == '-') && pos + 6 == text.size() && text[pos + 3] == ':';
  if (!is_shaped || hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
    return BadTime(text, "the offset must be `Z` or `±hh:mm`");
  int64_t seconds = hours * 3600 + minutes * 60;
  return text[pos] == '-' ? -seconds : seconds;
}

Result<Time> FromParts(std::string_view text, FarTimes far, int64_t days, int64_t seconds, int64_t nanos) {
  int64_t total = 0, whole = days * 86'400 + seconds;
  // Rounds towards the epoch: the earliest instants are representable although the second they start in is not.
  if (whole < 0 && nanos > 0) {
    ++whole;
    nanos -= kNsPerSecond;
  }
  bool is_far = __builtin_mul_overflow(whole, kNsPerSecond, &total);
  is_far |= __builtin_add_overflow(total, nanos, &total);
  if (is_far && far == FarTimes::kFail) {
    return BadTime(text, "it lies outside the years 1677 to 2262");
  }
  return Time{total};
}

struct Unit {
  std::string_view name;
  int32_t months;
  int64_t ns;
};

// Longer names first where one is a prefix of another, so that the first match is the longest.
constexpr std::array<Unit, 11> kUnits = {{{"ms", 0, 1'000'000},
                                          {"mo", 1, 0},
                                          {"us", 0, 1'000},
                                          {"µs", 0, 1'000},
                                          {"ns", 0, 1},
                                          {"y", 12, 0},
                                          {"w", 0, 7 * kNsPerDay},
                                          {"d", 0, kNsPerDay},
                                          {"h", 0, kNsPerHour},
                                          {"m", 0, 60 * kNsPerSecond},
                                          {"s", 0, kNsPerSecond}}};

const Unit* UnitAt(std::string_view text) {
  for (const Unit& unit : kUnits) {
    if (text.starts_with(unit.name)) return &unit;
  }
  return nullptr;
}

// Writes the last digits of a number up to `end`.
void PutDigits(char* end, size_t digits, int64_t number) {
  for (size_t i = 0; i < digits; ++i, number /= 10) *--end = static_cast<char>('0' + number % 10);
}

// Results have a time in each row, so this does without formats.
void Append(std::string& out, Time t, bool trim) {
  const CivilTime c = ToCivil(t);
  char text[] = "0000-00-00T00:00:00.000000000Z";
  PutDigits(text + 4, 4, c.year);
  PutDigits(text + 7, 2, c.month);
  PutDigits(text + 10, 2, c.day);
  PutDigits(text + 13, 2, c.hour);
  PutDigits(text + 16, 2, c.minute);
  PutDigits(text + 19, 2, c.second);
  PutDigits(text + 29, 9, c.nanosecond);
  std::string_view shown(text, 29);
  while (trim && shown.back() == '0' && shown.size() > 20) shown.remove_suffix(1);
  if (shown.back() == '.') shown.remove_suffix(1);
  out.append(shown).push_back('Z');
}

std::string Format(Time t, bool trim) {
  std::string out;
  Append(out, t, trim);
  return out;
}

}  // namespace

int64_t Duration::ApproximateNanoseconds() const {
  constexpr double kNsPerMonth = 365.25 / 12 * 24 * 3600e9;
  const double of_months = months * kNsPerMonth;
  // As the reference has it: what is out of range is the smallest number, and sums wrap.
  return static_cast<int64_t>(static_cast<uint64_t>(FloatToInt(of_months)) + static_cast<uint64_t>(ns));
}

int64_t DaysFromCivil(int64_t year, int64_t month, int64_t day) {
  year += FloorDiv(month - 1, 12);
  month -= 12 * FloorDiv(month - 1, 12);
  // Years that start in March put the leap day last; 400-year cycles have 146,097 days.
  int64_t y = month <= 2 ? year - 1 : year;
  int64_t era = FloorDiv(y, 400);
  int64_t year_of_era = y - era * 400;
  int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

int DaysInMonth(int64_t year, int month) {
  return static_cast<int>(DaysFromCivil(year, month + 1, 1) - DaysFromCivil(year, month, 1));
}

CivilTime ToCivil(Time t) {
  int64_t days = FloorDiv(t.ns, kNsPerDay);
  // Not by multiplying back, which overflows on the earliest day.
  int64_t rest = t.ns % kNsPerDay;
  if (rest < 0) rest += kNsPerDay;
  int64_t shifted = days + 719'468;
  int64_t era = FloorDiv(shifted, 146'097);
  int64_t day_of_era = shifted - era * 146'097;
  int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t m = (5 * day_of_year + 2) / 153;
  CivilTime c;
  c.day = static_cast<int>(day_of_year - (153 * m + 2) / 5 + 1);
  c.month = static_cast<int>(m < 10 ? m + 3 : m - 9);
  c.year = year_of_era + era * 400 + (c.month <= 2 ? 1 : 0);
  c.hour = static_cast<int>(rest / kNsPerHour);
  c.minute = static_cast<int>(rest / (60 * kNsPerSecond) % 60);
  c.second = static_cast<int>(rest / kNsPerSecond % 60);
  c.nanosecond = rest % kNsPerSecond;
  return c;
}

Time FromCivil(const CivilTime& c) {
  const auto days = static_cast<uint64_t>(DaysFromCivil(c.year, c.month, c.day));
  const auto seconds = static_cast<uint64_t>(c.hour * 3600LL + c.minute * 60LL + c.second);
  // Wraps like the reference's 64-bit arithmetic; unsigned to keep it defined.
  uint64_t ns = (days * 86'400 + seconds) * kNsPerSecond + static_cast<uint64_t>(c.nanosecond);
  return {static_cast<int64_t>(ns)};
}

Result<Time> Add(Time t, Duration d, int64_t scale) {
  // Wide enough for every sum of this kind.
  using Wide = __int128;
  Wide sum = t.ns;
  if (d.months != 0) {
    CivilTime c = ToCivil(t);
    // Beyond some centuries there is no result; the limit keeps the years themselves in range.
    constexpr Wide kMaxMonths = int64_t{1} << 40;
    const Wide months = std::clamp(Wide{d.months} * scale, -kMaxMonths, kMaxMonths);
    const int64_t month_index = c.year * 12 + (c.month - 1) + static_cast<int64_t>(months);
    const int64_t year = FloorDiv(month_index, 12);
    const int month = static_cast<int>(month_index - year * 12) + 1;
    const int64_t days = DaysFromCivil(year, month, std::min(c.day, DaysInMonth(year, month)));
    sum = Wide{days} * kNsPerDay + (t.ns - Wide{FloorDiv(t.ns, kNsPerDay)} * kNsPerDay);
  }
  sum += Wide{d.ns} * scale;
  if (sum >= INT64_MIN && sum <= INT64_MAX) return Time{static_cast<int64_t>(sum)};
  return Fail(
      ErrorCode::kOutOfRange,
      fmt::format("{} {}{} {} {} is out of the range of times, which is {} to {}", scale < 0 ? "subtracting" : "adding",
                  FormatDuration(d), scale == 1 || scale == -1 ? "" : fmt::format(" {} times", scale),
                  scale < 0 ? "from" : "to", FormatTime(t), FormatTime({INT64_MIN}), FormatTime({INT64_MAX})));
}

Result<Time> ParseTime(std::string_view text, FarTimes far) {
  int64_t year = Digits(text, 0, 4), month = Digits(text, 5, 2), day = Digits(text, 8, 2);
  bool is_shaped = text.size() >= 10 && text[4] == '-' && text[7] == '-' && year >= 0 && month >= 0 && day >= 0;
  if (!is_shaped) return BadTime(text, "expected `YYYY-MM-DD` or RFC 3339");
  if (month < 1 || month > 12) return BadTime(text, fmt::format("there is no month {}", month));
  if (day < 1 || day > DaysInMonth(year, static_cast<int>(month))) {
    return BadTime(text, fmt::format("{}-{:02} has {} days", year, month, DaysInMonth(year, static_cast<int>(month))));
  }
  int64_t days = DaysFromCivil(year, month, day);
  if (text.size() == 10) return FromParts(text, far, days, 0, 0);
  int64_t hour = Digits(text, 11, 2), minute = Digits(text, 14, 2), second = Digits(text, 17, 2);
  bool has_clock = (text[10] == 'T' || text[10] == 't') && text.size() >= 19 && text[13] == ':' && text[16] == ':';
  if (!has_clock || hour < 0 || minute < 0 || second < 0) return BadTime(text, "expected `Thh:mm:ss` after the date");
  if (hour > 23 || minute > 59 || second > 59) return BadTime(text, "the time of day is out of range");
  size_t pos = 19;
  int64_t nanos = Fraction(text, pos);
  FLUX_TRY(int64_t offset, ZoneOffset(text, pos));
  return FromParts(text, far, days, hour * 3600 + minute * 60 + second - offset, nanos);
}

std::string FormatTime(Time t) { return Format(t, true); }
void AppendTime(std::string& out, Time t) { Append(out, t, true); }
std::string FormatTimeNanos(Time t) { return Format(t, false); }

Result<Duration> ParseDuration(std::string_view text) {
  std::string_view rest = text;
  bool is_negative = rest.starts_with('-');
  if (is_negative) rest.remove_prefix(1);
  int64_t months = 0, ns = 0;
  auto fail = [&](std::string_view reason) {
    return std::unexpected(Error{ErrorCode::kInvalid, std::string(reason)}.WithContext(
        fmt::format("cannot read `{}` as a duration", text)));
  };
  if (rest.empty()) return fail("it is empty; write for example `1h30m`");
  while (!rest.empty()) {
    int64_t magnitude = 0;
    size_t digits = 0;
    for (; digits < rest.size() && IsDigit(rest[digits]); ++digits) {
      if (__builtin_mul_overflow(magnitude, 10, &magnitude) ||
          __builtin_add_overflow(magnitude, rest[digits] - '0', &magnitude)) {
        return fail("a number is too large");
      }
    }
    if (digits == 0) return fail("expected a number before each unit");
    rest.remove_prefix(digits);
    const Unit* unit = UnitAt(rest);
    if (unit == nullptr) return fail("expected a unit: `y`, `mo`, `w`, `d`, `h`, `m`, `s`, `ms`, `us`, `ns`");
    rest.remove_prefix(unit->name.size());
    int64_t part_months = 0, part_ns = 0;
    bool overflows = __builtin_mul_overflow(magnitude, static_cast<int64_t>(unit->months), &part_months) ||
                     __builtin_add_overflow(months, part_months, &months) ||
                     __builtin_mul_overflow(magnitude, unit->ns, &part_ns) || __builtin_add_overflow(ns, part_ns, &ns);
    if (overflows || months > INT32_MAX) return fail("it is too long; the longest is about 292 years");
  }
  Duration d{static_cast<int32_t>(months), ns};
  return is_negative ? d.Negated() : d;
}

std::string FormatDuration(Duration d) {
  if (d.IsZero()) return "0ns";
  std::string out = d.IsNegative() ? "-" : "";
  uint64_t months = static_cast<uint64_t>(std::abs(static_cast<int64_t>(d.months)));
  uint64_t ns = d.ns < 0 ? -static_cast<uint64_t>(d.ns) : static_cast<uint64_t>(d.ns);
  auto part = [&out](uint64_t& rest, uint64_t size, std::string_view unit) {
    if (rest >= size) out += fmt::format("{}{}", rest / size, unit);
    rest %= size;
  };
  part(months, 12, "y");
  part(months, 1, "mo");
  part(ns, 7 * kNsPerDay, "w");
  part(ns, kNsPerDay, "d");
  part(ns, kNsPerHour, "h");
  part(ns, 60 * kNsPerSecond, "m");
  part(ns, kNsPerSecond, "s");
  part(ns, 1'000'000, "ms");
  part(ns, 1'000, "us");
  part(ns, 1, "ns");
  return out;
}

}  // namespace flux
