#pragma once

// A run of a task: for which time, and what became of it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/time.h"

namespace flux::tasks {

// Ids grow in the order in which runs were made.
using TaskId = uint64_t;
using RunId = uint64_t;

enum class RunStatus : uint8_t { kScheduled, kStarted, kSuccess, kFailed, kCanceled };

// What a run said, and what was said of it.
struct LogLine {
  Time time;
  std::string message;
  friend bool operator==(const LogLine&, const LogLine&) = default;
};

// One run. Several attempts are one run.
struct Run {
  RunId id = 0;
  TaskId task = 0;
  Time scheduled_for = {};                // what `now` is in it
  std::optional<Time> requested_at = {};  // by whoever asked for it; none: the schedule did
  RunStatus status = RunStatus::kScheduled;
  Time started_at = {}, finished_at = {};  // as far as the status says
  uint32_t attempt = 1;
  std::vector<LogLine> log = {};

  bool is_finished() const { return status > RunStatus::kStarted; }
};

// `scheduled`, `started`, …
std::string_view StatusName(RunStatus status);
// None for other texts.
std::optional<RunStatus> FindStatus(std::string_view name);

// What is remembered of a task between its runs.
struct TaskState {
  Time latest_scheduled;  // up to which its schedule was followed
  Time latest_completed;  // for which time its last run was
  Time last_success;      // the same for its last run without an error; zero: there was none
  std::string last_status = {}, last_error = {};
};

}  // namespace flux::tasks
