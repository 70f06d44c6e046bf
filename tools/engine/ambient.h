#pragma once

// Values that a host defines for scripts which do not define them, as dashboards and task servers do:
//   v       {timeRangeStart, timeRangeStop, windowPeriod, bucket, defaultBucket, organization}; the range ends at `now`
//           and is as long as the script's `task.every` (one hour without a task), windowPeriod is a 360th of it but
//           at least 1 s
//   task    {name: "", every: 1h, offset: 0s}
//   params  the `--param` values

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/value/value.h"

namespace flux {

struct AmbientOptions {
  // `v`, `task`, `params`, or a field to set: `v.bucket=telegraf`.
  std::vector<std::string> names;
  std::vector<std::string> params;  // `name=value`
};

// Names without fields, each once: what the checker must accept.
std::vector<std::string> AmbientNames(const AmbientOptions& options);

// The value of one ambient name. `task` is the record that decides `v`'s time range, or null. Fails on malformed
// options.
Result<Value> AmbientValue(std::string_view name, const AmbientOptions& options, Time now, const Value& task);

// Reads a literal as a Flux script would: int, float, bool, duration, time; anything else is a string.
Value ParseLiteral(std::string_view text);

}  // namespace flux
