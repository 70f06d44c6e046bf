#include "runtime/sql/time_text.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>

namespace flux::sql {
namespace {

// Reads a text from left to right.
class TextReader {
 public:
  explicit TextReader(std::string_view text) : rest_(text) {}
  bool is_at_end() const { return rest_.empty(); }
  bool Take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // Takes a number of exactly so many digits, at most `max`.
  bool TakeNumber(size_t digits, int max, int& number) {
    if (rest_.size() < digits) return false;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + digits, number);
    if (error != std::errc() || end != rest_.data() + digits || number < 0 || number > max) return false;
    rest_.remove_prefix(digits);
    return true;
  }
  // Takes digits as a fraction of a second; what is less than a nanosecond is dropped.
  bool TakeFraction(int64_t& nanoseconds) {
    int64_t unit = kNsPerSecond / 10;
    const size_t before = rest_.size();
    for (; !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; rest_.remove_prefix(1), unit /= 10)
      nanoseconds += (rest_[0] - '0') * unit;
    return rest_.size() < before;
  }

 private:
  std::string_view rest_;
};

bool ReadDate(TextReader& in, CivilTime& civil) {
  int year = 0;
  if (!in.TakeNumber(4, 9999, year) || !in.Take('-') || !in.TakeNumber(2, 12, civil.month) || !in.Take('-') ||
      !in.TakeNumber(2, 31, civil.day)) {
    return false;
  }
  civil.year = year;
  return civil.month > 0 && civil.day > 0 && civil.day <= DaysInMonth(year, civil.month);
}

bool ReadClock(TextReader& in, CivilTime& civil) {
  if (!in.TakeNumber(2, 23, civil.hour) || !in.Take(':') || !in.TakeNumber(2, 59, civil.minute)) return false;
  if (in.Take(':') && !in.TakeNumber(2, 59, civil.second)) return false;
  return !in.Take('.') || in.TakeFraction(civil.nanosecond);
}

bool ReadOffset(TextReader& in, int64_t& seconds) {
  if (in.is_at_end() || in.Take('Z')) return true;
  const bool is_negative = in.Take('-');
  if (!is_negative && !in.Take('+')) return false;
  int hours = 0, minutes = 0, rest = 0;
  if (!in.TakeNumber(2, 23, hours)) return false;
  if (in.Take(':') && !in.TakeNumber(2, 59, minutes)) return false;
  if (in.Take(':') && !in.TakeNumber(2, 59, rest)) return false;
  seconds = (hours * 60 + minutes) * 60 + rest;
  if (is_negative) seconds = -seconds;
  return true;
}

}  // namespace

std::optional<Time> ParseTimeText(std::string_view text) {
  TextReader in(text);
  CivilTime civil;
  int64_t offset = 0;
  if (!ReadDate(in, civil)) return std::nullopt;
  if (in.Take(' ') || in.Take('T')) {
    if (!ReadClock(in, civil) || !ReadOffset(in, offset)) return std::nullopt;
  }
  // What is within these years is within the range of times, and so is every offset from it.
  if (!in.is_at_end() || civil.year < 1678 || civil.year > 2261) return std::nullopt;
  return Time{FromCivil(civil).ns - offset * kNsPerSecond};
}

std::string TimeText(Time time, int digits) {
  const CivilTime civil = ToCivil(time);
  std::string text = fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", civil.year, civil.month, civil.day, civil.hour,
                                 civil.minute, civil.second);
  std::string fraction = fmt::format(".{:09}", civil.nanosecond).substr(0, digits + 1);
  fraction.resize(fraction.find_last_not_of('0') + 1);
  return fraction.size() > 1 ? text + fraction : text;
}

}  // namespace flux::sql
