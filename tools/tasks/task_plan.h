#pragma once

// How a task wants to be run.

#include <string>

#include "tools/tasks/run.h"
#include "tools/tasks/schedule.h"

namespace flux::tasks {

// What becomes of times that went by while nobody ran the task: they are skipped, all but the last one are, or none.
enum class CatchUp : uint8_t { kNone, kLast, kAll };

// As a server reads it out of a task.
struct TaskPlan {
  TaskId id = 0;
  std::string name;   // that others name in `after`; not only its own, if they are not unique
  std::string after;  // whose run for the same time must have succeeded; empty: nobody's
  Schedule schedule;
  Time since;  // when it was made, or set to work again: earlier times are not its own
  bool is_active = true;
  uint32_t concurrency = 100;              // runs at a time
  uint32_t attempts = 1;                   // of a run, before it counts as failed
  Duration backoff{0, 10 * kNsPerSecond};  // before the second one, then twice as long each time
  Duration jitter = {};                    // by how much starts may come later, each by its own share
  Duration timeout = {};                   // of an attempt; zero: none
  CatchUp catch_up = CatchUp::kNone;
  Duration max_catch_up{0, kNsPerDay};  // how far back; also how long a run waits for another task
};

}  // namespace flux::tasks
