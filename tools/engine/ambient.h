#pragma once

// Values that a host defines for scripts which do not define them, as dashboards and task servers do:
//   v       {timeRangeStart, timeRangeStop, windowPeriod, bucket, defaultBucket, organization}; the range ends at `now`
//           and is as long as the script's `task.every` (one hour without a task), or begins when its `task.cron` fired
//           last; windowPeriod is a 360th of the range but at least 1 s, defaultBucket is the bucket
//   task    {name: "", every: 1h, offset: 0s}
//   params  the `--param` values

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/check/check.h"
#include "runtime/value/value.h"
#include "tools/engine/project_config.h"

namespace flux {

struct AmbientOptions {
  // `v`, `task`, `params`, or a field to set: `v.bucket=telegraf`.
  std::vector<std::string> names;
  std::vector<std::string> params;                      // `name=value`
  std::optional<InfluxAccess> influxdb = std::nullopt;  // what `from` and `to` of its host need not say
};

// What the checker must know: records with their fields, and names that are only declared, so may be anything.
struct AmbientTypes {
  std::vector<AmbientRecord> records;
  std::vector<std::string> names;
};

// Names without fields, each once.
std::vector<std::string> AmbientNames(const AmbientOptions& options);

// The types of all of them. Fails on malformed options.
Result<AmbientTypes> ReadAmbientTypes(const AmbientOptions& options);

// The value of one ambient name. `task` is the record that decides `v`'s time range, or null. Fails on malformed
// options, or on a malformed `cron` of the task.
Result<Value> AmbientValue(std::string_view name, const AmbientOptions& options, Time now, const Value& task);

// Reads a literal as a Flux script would: int, float, bool, duration, time; anything else is a string.
Value ParseLiteral(std::string_view text);

}  // namespace flux
