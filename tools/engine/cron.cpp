#include "tools/engine/cron.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "runtime/base/number_text.h"
#include "runtime/base/text.h"

namespace flux {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kDays = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
// A 29th of February comes at least once in so many days.
constexpr int kMostDays = 366 * 8 + 2;

struct FieldKind {
  std::string_view name;
  int least, most;
  std::span<const std::string_view> words = {};  // for `least` and what follows
};
constexpr FieldKind kSecond{"second", 0, 59}, kMinute{"minute", 0, 59}, kHour{"hour", 0, 23},
    kDayOfMonth{"day of month", 1, 31}, kMonth{"month", 1, 12, kMonths}, kDayOfWeek{"day of week", 0, 7, kDays};

// The values that a field allows, as bits, and whether it names any at all (`*` and `?` do not).
struct Field {
  uint64_t allowed = 0;
  bool is_any = false;
  bool Has(unsigned value) const { return (allowed >> value & 1) != 0; }
};

struct Schedule {
  Field second, minute, hour, day_of_month, month, day_of_week;

  // When both kinds of days are restricted, either is enough.
  bool FiresOn(std::chrono::year_month_day date) const {
    if (!month.Has(static_cast<unsigned>(date.month()))) return false;
    const bool is_day = day_of_month.Has(static_cast<unsigned>(date.day()));
    const bool is_weekday = day_of_week.Has(std::chrono::weekday(std::chrono::sys_days(date)).c_encoding());
    return day_of_month.is_any || day_of_week.is_any ? is_day && is_weekday : is_day || is_weekday;
  }
};

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
  const auto word = std::ranges::find(kind.words, LowerCase(text));
  if (word != kind.words.end()) return kind.least + static_cast<int>(word - kind.words.begin());
  const auto number = ParseInt(text);
  if (!number || *number < kind.least || *number > kind.most) return Malformed(kind, text);
  return static_cast<int>(*number);
}

// One item of a list: `*`, `5`, `mon-fri`, each with a step (`/2`) or without.
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
  if (stepped[0] == "*" || stepped[0] == "?") {
    field.is_any |= step == 1;
  } else {
    FLUX_TRY(first, ReadValue(kind, range[0]));
    FLUX_TRY(last, range.size() == 2 ? ReadValue(kind, range[1]) : stepped.size() == 2 ? kind.most : first);
    if (first > last) return Malformed(kind, item);
  }
  for (int value = first; value <= last; value += step) field.allowed |= uint64_t{1} << value;
  return {};
}

Result<Field> ReadField(const FieldKind& kind, std::string_view text) {
  Field field;
  for (const std::string_view item : Split(text, ',')) FLUX_TRY_STATUS(ReadItem(kind, item, field));
  // Sunday is both 0 and 7.
  if (&kind == &kDayOfWeek && field.Has(7)) field.allowed |= 1;
  return field;
}

std::string_view MeaningOf(std::string_view word) {
  if (word == "@yearly" || word == "@annually") return "0 0 1 1 *";
  if (word == "@monthly") return "0 0 1 * *";
  if (word == "@weekly") return "0 0 * * 0";
  if (word == "@daily" || word == "@midnight") return "0 0 * * *";
  return word == "@hourly" ? "0 * * * *" : word;
}

Result<Schedule> ReadSchedule(std::string_view expression) {
  std::vector<std::string_view> fields = Split(MeaningOf(expression), ' ');
  std::erase(fields, "");
  if (fields.size() == 5) fields.insert(fields.begin(), "0");
  if (fields.size() != 6) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("`{}` is not a cron expression; write for example `0 * * * *` for every hour", expression));
  }
  Schedule schedule;
  FLUX_TRY(schedule.second, ReadField(kSecond, fields[0]));
  FLUX_TRY(schedule.minute, ReadField(kMinute, fields[1]));
  FLUX_TRY(schedule.hour, ReadField(kHour, fields[2]));
  FLUX_TRY(schedule.day_of_month, ReadField(kDayOfMonth, fields[3]));
  FLUX_TRY(schedule.month, ReadField(kMonth, fields[4]));
  FLUX_TRY(schedule.day_of_week, ReadField(kDayOfWeek, fields[5]));
  return schedule;
}

// The last allowed second of a day that is at most `limit`.
std::optional<int> LastSecond(const Schedule& schedule, int limit) {
  for (int hour = limit / 3600; hour >= 0; --hour) {
    if (!schedule.hour.Has(static_cast<unsigned>(hour))) continue;
    for (int minute = std::min(59, (limit - hour * 3600) / 60); minute >= 0; --minute) {
      if (!schedule.minute.Has(static_cast<unsigned>(minute))) continue;
      for (int second = std::min(59, limit - hour * 3600 - minute * 60); second >= 0; --second) {
        if (schedule.second.Has(static_cast<unsigned>(second))) return hour * 3600 + minute * 60 + second;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Time> FormerCronTime(std::string_view expression, Time now) {
  using std::chrono::days;
  if (expression.starts_with("@every ")) {
    const auto every = ParseDuration(expression.substr(7));
    if (!every) return Fail(ErrorCode::kInvalid, fmt::format("`{}` is not a cron expression", expression));
    return Add(now, every->Negated());
  }
  FLUX_TRY(const Schedule schedule, ReadSchedule(expression));
  const std::chrono::sys_seconds last{std::chrono::floor<std::chrono::seconds>(std::chrono::nanoseconds(now.ns - 1))};
  std::chrono::sys_days day = std::chrono::floor<days>(last);
  auto limit = static_cast<int>((last - day).count());
  for (int i = 0; i < kMostDays; ++i, day -= days(1), limit = 24 * 3600 - 1) {
    if (!schedule.FiresOn(std::chrono::year_month_day(day))) continue;
    const auto second = LastSecond(schedule, limit);
    if (!second) continue;
    const std::chrono::sys_time<std::chrono::nanoseconds> fired = day + std::chrono::seconds(*second);
    return Time{fired.time_since_epoch().count()};
  }
  return Fail(ErrorCode::kInvalid, fmt::format("the cron expression `{}` never fires", expression));
}

}  // namespace flux
