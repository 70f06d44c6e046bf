#pragma once

// One run of a task: its script, with the rights of the task's owner, at the time for which it is scheduled.

#include "tools/server/server_state.h"
#include "tools/tasks/task_runner.h"

namespace flux::server {

class TaskExecutor final : public tasks::RunExecutor {
 public:
  // The server outlives it.
  explicit TaskExecutor(ServerState& server) : server_(server) {}

  Status Execute(tasks::Run& run, const tasks::TaskPlan& plan, const CancelToken& cancel) override;
  void Observe(tasks::RunEvent event, const tasks::Run& run, const tasks::TaskPlan& plan) override;

 private:
  ServerState& server_;
};

// A script as a task runs it, and the values that the server defines for it.
struct TaskScript {
  ClientScript script;
  std::vector<std::string> ambient;  // of this run
};
// `last_success` is none when there was no run without an error. Fails when there is no such script.
Result<TaskScript> TaskScriptOf(const Records& records, const json::object& task, const tasks::TaskPlan& plan,
                                Time scheduled_for, std::optional<Time> last_success);

}  // namespace flux::server
