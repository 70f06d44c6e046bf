#pragma once

// The times in a condition, taken out of it: they are the range of the scan.

#include <cstdint>
#include <optional>

#include "compiler/influxql/statement.h"
#include "runtime/base/error.h"
#include "runtime/base/time.h"

namespace flux::influxql {

// A time, or one that is relative to when the query runs: so that the script for it is the same each time.
struct TimeBound {
  bool is_relative = false;
  int64_t ns = 0;

  // The time that it is when the query runs at `now`; the first or last there is where it is out of range.
  int64_t At(Time now) const;
};

// Both bounds are included.
struct TimeSpan {
  std::optional<TimeBound> first, last;
};

// The two parts of a condition.
struct SplitCondition {
  TimeSpan span;
  ExprRef rest;  // without what is said of time; null when nothing is left
};

// `zone` is that of times without one; empty: UTC. As in InfluxDB, `or` narrows the range as `and` does. Fails in
// InfluxDB's words.
Result<SplitCondition> TakeTimes(const Expr* condition, const std::string& zone, Time now);

}  // namespace flux::influxql
