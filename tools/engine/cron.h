#pragma once

// Cron expressions as tasks have them: minute, hour, day of month, month and day of week, with the second in front if
// there are six fields and the year behind if there are seven; `*`, lists, ranges, steps and names; `@hourly` and its
// like. A day must be one of both kinds of days. In UTC, or where `CRON_TZ=Area/City ` in front says.

#include <bitset>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/base/time.h"

namespace flux {

// When a cron expression fires. Where clocks are set forward, what would be in the gap fires at its end, and where they
// are set back, what comes twice fires the first time; but an expression for every hour fires in each hour that passes.
class Cron {
 public:
  // `zone` is that of an expression that names none. Fails on malformed expressions and unknown zones, but not on
  // `@every 1h`, which is not read here.
  static Result<Cron> Parse(std::string_view expression, std::string zone = "UTC");

  // The first time behind another, and the last one before. Fail when there is none (the 30th of February).
  Result<Time> Next(Time after) const;
  Result<Time> Former(Time before) const;

  const std::string& zone() const { return zone_; }

 private:
  // The values that a field allows, counted from the least that there is.
  using Field = std::bitset<130>;
  bool FiresOn(int64_t day) const;
  // Readings of a clock, in seconds since 1970.
  std::optional<int64_t> NextReading(int64_t after) const;
  std::optional<int64_t> FormerReading(int64_t before) const;
  std::optional<int> FirstSecond(int least) const;
  std::optional<int> LastSecond(int most) const;
  std::unexpected<Error> Never() const;

  std::string text_, zone_;
  Field second_, minute_, hour_, day_of_month_, month_, day_of_week_, year_;
  bool is_hourly_ = false;  // whatever the hour
};

// Gives the last time before `now` at which the expression fires, which may be `@every 1h`. Fails on malformed
// expressions and on those that do not fire before.
Result<Time> FormerCronTime(std::string_view expression, Time now);

}  // namespace flux
