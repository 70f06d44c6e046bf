#pragma once

// Cron expressions as tasks have them: minute, hour, day of month, month and day of week, with a field for the second
// in front if there are six; `*`, lists, ranges, steps and names; `@hourly`, `@every 1h` and their like. In UTC.

#include <string_view>

#include "runtime/base/time.h"

namespace flux {

// Gives the last time before `now` at which the expression fires. Fails on malformed expressions and on those that
// never fire (the 30th of February).
Result<Time> FormerCronTime(std::string_view expression, Time now);

}  // namespace flux
