#pragma once

// Times as databases write them: `2024-01-02 03:04:05.678+01`.

#include <optional>
#include <string>
#include <string_view>

#include "runtime/base/time.h"

namespace flux::sql {

// Parses a date, and behind a space or a `T` a time of day with or without seconds and fraction, and an offset from UTC
// (`Z`, `+01`, `+05:30`; without one it is UTC). Nothing when it is not one, or beyond what a time can hold.
std::optional<Time> ParseTimeText(std::string_view text);

// Writes `2024-01-02 03:04:05` in UTC with a fraction of at most `digits` digits; further ones are dropped.
std::string TimeText(Time time, int digits);

}  // namespace flux::sql
