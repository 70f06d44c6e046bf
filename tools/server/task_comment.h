#pragma once

// What a task says of its runs beyond InfluxDB's options, in comments of its script, so that it stays one for InfluxDB:
//   // fluxc: catch-up=all max-catch-up=24h after="other task" timeout=5m jitter=10s backoff=30s

#include <string>

#include "compiler/ast/ast.h"
#include "tools/tasks/task_plan.h"

namespace flux::server {

struct TaskComment {
  tasks::CatchUp catch_up = tasks::CatchUp::kNone;
  Duration max_catch_up{0, kNsPerDay};
  std::string after = {};  // the name of a task; empty: none
  Duration timeout = {}, jitter = {};
  Duration backoff{0, 10 * kNsPerSecond};
};

// Reads all of them. Fails with `kInvalid` on unknown names and wrong values.
Result<TaskComment> ReadTaskComment(const ast::File& file);

}  // namespace flux::server
