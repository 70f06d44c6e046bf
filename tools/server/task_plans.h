#pragma once

// Tasks as records have them, as whoever runs them wants them.

#include "tools/server/records.h"
#include "tools/tasks/task_plan.h"

namespace flux::server {

// Fails when the task's script, or what it says of itself, cannot be read; which was checked when it was kept.
Result<tasks::TaskPlan> PlanOf(const json::object& task);

// The text that a task runs: its own, or that of its invokable script. Fails with `kNotFound` without that.
Result<std::string> ScriptOf(const Records& records, const json::object& task);

}  // namespace flux::server
