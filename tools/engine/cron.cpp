#include "tools/engine/cron.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

#include "fmt/format.h"
#include "runtime/base/clock_change.h"
#include "runtime/base/number_text.h"
#include "runtime/base/text.h"

namespace flux {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int64_t kDaySeconds = 24 * 3600;
// Times end in 2262.
constexpr int kFirstYear = 1970, kLastYear = 2099;

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kDays = {"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};

struct FieldKind {
  std::string_view name;
  int least, most;
  std::span<const std::string_view> words = {};  // for `least` and what follows; three letters are enough
};
constexpr FieldKind kSecond{"second", 0, 59}, kMinute{"minute", 0, 59}, kHour{"hour", 0, 23},
    kDayOfMonth{"day of month", 1, 31}, kMonth{"month", 1, 12, kMonths}, kDayOfWeek{"day of week", 0, 7, kDays},
    kYear{"year", kFirstYear, kLastYear};

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::unexpected<Error> Malformed(const FieldKind& kind, std::string_view text) {
  return Fail(ErrorCode::kInvalid, fmt::format("`{}` is not a {} of a cron expression", text, kind.name));
}

Result<int> ReadValue(const FieldKind& kind, std::string_view text) {
  const std::string lower = LowerCase(text);
  const auto word = std::ranges::find_if(
      kind.words, [&](std::string_view one) { return lower.size() >= 3 && one.starts_with(lower); });
  if (word != kind.words.end()) return kind.least + static_cast<int>(word - kind.words.begin());
  const auto number = ParseInt(text);
  if (!number || *number < kind.least || *number > kind.most) return Malformed(kind, text);
  return static_cast<int>(*number);
}

// The values of one item of a list: `*`, `5`, `mon-fri`, each with a step (`/2`) or without.
template <typename Field>
Status ReadItem(const FieldKind& kind, std::string_view item, Field& field) {
  const std::vector<std::string_view> stepped = Split(item, '/');
  const std::vector<std::string_view> range = Split(stepped[0], '-');
  if (stepped.size() > 2 || range.size() > 2) return Malformed(kind, item);
  int first = kind.least, last = kind.most, step = 1;
  if (stepped.size() == 2) {
    const auto number = ParseInt(stepped[1]);
    if (!number || *number < 1 || *number > kind.most) return Malformed(kind, item);
    step = static_cast<int>(*number);
  }
  if (stepped[0] != "*" && stepped[0] != "?") {
    FLUX_TRY(first, ReadValue(kind, range[0]));
    FLUX_TRY(last, range.size() == 2 ? ReadValue(kind, range[1]) : stepped.size() == 2 ? kind.most : first);
    if (first > last) return Malformed(kind, item);
  }
  for (int value = first; value <= last; value += step) field.set(static_cast<size_t>(value - kind.least));
  return {};
}

template <typename Field>
Status ReadField(const FieldKind& kind, std::string_view text, Field& field) {
  for (const std::string_view item : Split(text, ',')) FLUX_TRY_STATUS(ReadItem(kind, item, field));
  // Sunday is both 0 and 7.
  if (&kind == &kDayOfWeek && field.test(7)) field.set(0);
  return {};
}

std::string_view MeaningOf(std::string_view word) {
  if (word == "@yearly" || word == "@annually") return "0 0 1 1 *";
  if (word == "@monthly") return "0 0 1 * *";
  if (word == "@weekly") return "0 0 * * 0";
  if (word == "@daily" || word == "@midnight") return "0 0 * * *";
  if (word == "@every_minute") return "* * * * *";
  if (word == "@every_second") return "* * * * * *";
  return word == "@hourly" ? "0 * * * *" : word;
}

int64_t FloorSeconds(int64_t ns) { return ns / kNsPerSecond - (ns % kNsPerSecond < 0 ? 1 : 0); }
int64_t FloorDays(int64_t seconds) { return seconds / kDaySeconds - (seconds % kDaySeconds < 0 ? 1 : 0); }

Time TimeOf(int64_t reading, const ClockSpan& span) { return Time{(reading - span.offset) * kNsPerSecond}; }

}  // namespace

Result<Cron> Cron::Parse(std::string_view expression, std::string zone) {
  Cron cron;
  cron.text_ = expression;
  constexpr std::string_view kZone = "CRON_TZ=";
  const size_t text_begin = std::min(expression.find_first_not_of(' '), expression.size());
  expression.remove_prefix(text_begin);
  if (expression.starts_with(kZone)) {
    const size_t end = std::min(expression.find(' '), expression.size());
    zone = expression.substr(kZone.size(), end - kZone.size());
    expression.remove_prefix(end);
  }
  cron.zone_ = std::move(zone);
  FLUX_TRY([[maybe_unused]] const ClockSpan known, ClockSpanAt(Time{0}, cron.zone_));
  std::vector<std::string_view> fields = Split(expression, ' ');
  std::erase(fields, "");
  if (fields.size() == 1) fields = Split(MeaningOf(fields[0]), ' ');
  if (fields.size() == 5) fields.insert(fields.begin(), "0");
  if (fields.size() == 6) fields.push_back("*");
  if (fields.size() != 7) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("`{}` is not a cron expression; write for example `0 * * * *` for every hour", cron.text_));
  }
  FLUX_TRY_STATUS(ReadField(kSecond, fields[0], cron.second_));
  FLUX_TRY_STATUS(ReadField(kMinute, fields[1], cron.minute_));
  FLUX_TRY_STATUS(ReadField(kHour, fields[2], cron.hour_));
  FLUX_TRY_STATUS(ReadField(kDayOfMonth, fields[3], cron.day_of_month_));
  FLUX_TRY_STATUS(ReadField(kMonth, fields[4], cron.month_));
  FLUX_TRY_STATUS(ReadField(kDayOfWeek, fields[5], cron.day_of_week_));
  FLUX_TRY_STATUS(ReadField(kYear, fields[6], cron.year_));
  cron.is_hourly_ = cron.hour_.count() == 24;
  return cron;
}

bool Cron::FiresOn(int64_t day) const {
  const sys_days date{days(day)};
  const std::chrono::year_month_day civil(date);
  const int year = static_cast<int>(civil.year());
  return year >= kFirstYear && year <= kLastYear && year_.test(static_cast<size_t>(year - kFirstYear)) &&
         month_.test(static_cast<unsigned>(civil.month()) - 1) &&
         day_of_month_.test(static_cast<unsigned>(civil.day()) - 1) &&
         day_of_week_.test(std::chrono::weekday(date).c_encoding());
}

std::optional<int> Cron::FirstSecond(int least) const {
  for (int hour = least / 3600; hour < 24; ++hour) {
    if (!hour_.test(static_cast<size_t>(hour))) continue;
    for (int minute = std::max(0, (least - hour * 3600) / 60); minute < 60; ++minute) {
      if (!minute_.test(static_cast<size_t>(minute))) continue;
      for (int second = std::max(0, least - hour * 3600 - minute * 60); second < 60; ++second) {
        if (second_.test(static_cast<size_t>(second))) return hour * 3600 + minute * 60 + second;
      }
    }
  }
  return std::nullopt;
}

std::optional<int> Cron::LastSecond(int most) const {
  for (int hour = most / 3600; hour >= 0; --hour) {
    if (!hour_.test(static_cast<size_t>(hour))) continue;
    for (int minute = std::min(59, (most - hour * 3600) / 60); minute >= 0; --minute) {
      if (!minute_.test(static_cast<size_t>(minute))) continue;
      for (int second = std::min(59, most - hour * 3600 - minute * 60); second >= 0; --second) {
        if (second_.test(static_cast<size_t>(second))) return hour * 3600 + minute * 60 + second;
      }
    }
  }
  return std::nullopt;
}

std::optional<int64_t> Cron::NextReading(int64_t after) const {
  const int64_t end = DaysFromCivil(kLastYear + 1, 1, 1);
  const int64_t reading = std::max(after + 1, int64_t{0});
  auto least = static_cast<int>(reading - FloorDays(reading) * kDaySeconds);
  for (int64_t day = FloorDays(reading); day < end; ++day, least = 0) {
    const auto second = FiresOn(day) ? FirstSecond(least) : std::nullopt;
    if (second) return day * kDaySeconds + *second;
  }
  return std::nullopt;
}

std::optional<int64_t> Cron::FormerReading(int64_t before) const {
  const int64_t reading = std::min(before, DaysFromCivil(kLastYear + 1, 1, 1) * kDaySeconds) - 1;
  auto most = static_cast<int>(reading - FloorDays(reading) * kDaySeconds);
  for (int64_t day = FloorDays(reading); day >= 0; --day, most = kDaySeconds - 1) {
    const auto second = FiresOn(day) ? LastSecond(most) : std::nullopt;
    if (second) return day * kDaySeconds + *second;
  }
  return std::nullopt;
}

std::unexpected<Error> Cron::Never() const {
  return Fail(ErrorCode::kInvalid, fmt::format("the cron expression `{}` never fires", text_));
}

Result<Time> Cron::Next(Time after) const {
  FLUX_TRY(ClockSpan span, ClockSpanAt(after, zone_));
  int64_t reading = FloorSeconds(after.ns) + span.offset;
  while (true) {
    // What comes a second time fired the first time.
    if (!is_hourly_ && span.begin) reading = std::max(reading, span.begin->from - 1);
    const auto next = NextReading(reading);
    if (!next) return Never();
    if (!span.end || *next < span.end->from) return TimeOf(*next, span);
    if (!is_hourly_ && *next < span.end->to) return span.end->at;
    reading = span.end->to - 1;
    FLUX_TRY(span, ClockSpanAt(span.end->at, zone_));
  }
}

Result<Time> Cron::Former(Time before) const {
  FLUX_TRY(ClockSpan span, ClockSpanAt(Time{before.ns - 1}, zone_));
  int64_t reading = FloorSeconds(before.ns - 1) + 1 + span.offset;
  while (true) {
    const auto former = FormerReading(reading);
    if (!former) return Never();
    if (!span.begin) return TimeOf(*former, span);
    const auto [at, from, to] = *span.begin;
    if (*former >= (is_hourly_ ? to : std::max(from, to))) return TimeOf(*former, span);
    if (!is_hourly_ && from < to && FormerReading(to).value_or(from - 1) >= from) return at;
    reading = from;
    FLUX_TRY(span, ClockSpanAt(Time{at.ns - 1}, zone_));
  }
}

Result<Time> FormerCronTime(std::string_view expression, Time now) {
  if (expression.starts_with("@every ")) {
    const auto every = ParseDuration(expression.substr(7));
    if (!every) return Fail(ErrorCode::kInvalid, fmt::format("`{}` is not a cron expression", expression));
    return Add(now, every->Negated());
  }
  FLUX_TRY(const Cron cron, Cron::Parse(expression));
  return cron.Former(now);
}

}  // namespace flux
