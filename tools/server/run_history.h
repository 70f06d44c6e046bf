#pragma once

// The runs of tasks that have ended, as the bucket `_tasks` has them.

#include <optional>
#include <vector>

#include "tools/server/server_state.h"
#include "tools/tasks/run.h"

namespace flux::server {

// Which runs of a task are wanted.
struct RunFilter {
  Id task = {}, run = {};                                 // unset: all of the task
  Id after = {};                                          // behind this one; unset: all
  std::optional<Time> after_time = {}, before_time = {};  // by their scheduled times
  size_t limit = 100;
};

// The latest first. Fails when the store cannot be read.
Result<std::vector<tasks::Run>> FinishedRuns(ServerState& server, const RunFilter& filter, const CancelToken& cancel);

}  // namespace flux::server
