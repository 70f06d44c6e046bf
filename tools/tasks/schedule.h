#pragma once

// The times for which a task is to run: a regular length of time, or a cron expression. They depend on nothing else, so
// that after a restart they are the same.

#include <optional>
#include <string>
#include <string_view>

#include "tools/engine/cron.h"

namespace flux::tasks {

// What a task says of its times; exactly one of `every` and `cron` is set.
struct ScheduleText {
  Duration every;         // whole seconds
  std::string cron = {};  // may be `@every 1h`
  Duration offset = {};   // by which runs start later, or earlier; no months
  std::string zone = {};  // of a cron expression that names none; empty: UTC
  friend bool operator==(const ScheduleText&, const ScheduleText&) = default;
};

// Never changes.
class Schedule {
 public:
  // Fails with `kInvalid` on malformed cron expressions, on those that never fire, and on unknown zones.
  static Result<Schedule> Make(const ScheduleText& text);

  // The first time behind another, and the last one before. Lengths of time count from the year 1, which began on a
  // Monday, as InfluxDB has it; months count from January 1970, as windows of Flux do. Fail when there is none.
  Result<Time> Next(Time after) const;
  Result<Time> Former(Time before) const;
  // When the run for a time is to start.
  Time StartOf(Time scheduled) const { return Time{scheduled.ns + text_.offset.ns}; }
  const ScheduleText& text() const { return text_; }

 private:
  Schedule() = default;
  Result<Time> Multiple(Time at, bool is_behind) const;

  ScheduleText text_;
  Duration every_;
  std::optional<Cron> cron_;
};

}  // namespace flux::tasks
