#pragma once

// What a task says of itself: `option task = {name: "…", every: 1h}` in its script, read and changed without running
// it.

#include <optional>
#include <string>

#include "runtime/base/error.h"
#include "runtime/base/time.h"
#include "tools/server/task_comment.h"

namespace flux::server {

// The options; exactly one of `every` and `cron` is not empty.
struct TaskOptions {
  std::string name;
  std::string every;  // as it is written: `1h30m`
  std::string cron;
  Duration offset;  // no months, whole seconds
  std::optional<int64_t> concurrency;
  int64_t retry = 1;
  std::string zone;  // of `option location`; empty: UTC
  TaskComment comment;

  // When it runs; for options that were read.
  tasks::ScheduleText Schedule() const;
};

// Fails with `kInvalid`, in InfluxDB's words where it has some.
Result<TaskOptions> ReadTaskOptions(const std::string& script);

// Options to set in the place of those that a script has.
struct TaskOptionChanges {
  std::optional<std::string> name, cron;
  std::optional<std::string> every, offset;  // Flux literals of durations; an offset of zero is left out
  std::optional<int64_t> concurrency, retry;

  bool is_empty() const { return !name && !cron && !every && !offset && !concurrency && !retry; }
};

// The script with changed options; `every` and `cron` take the place of each other. All else stays as it is written.
// Fails like `ReadTaskOptions` when there is nothing to change.
Result<std::string> WithTaskOptions(const std::string& script, const TaskOptionChanges& changes);

}  // namespace flux::server
