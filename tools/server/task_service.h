#pragma once

// The tasks of a server at work.

#include <memory>

#include "tools/server/run_records.h"
#include "tools/server/task_execution.h"

namespace flux::server {

// May be used from several threads.
class TaskService {
 public:
  // The server outlives it.
  explicit TaskService(ServerState& server);

  // Begins with the tasks that there are.
  Status Start();
  // See `TaskRunner`.
  void Stop(milliseconds grace) { runner_.Stop(grace); }
  // Whether tasks run here.
  bool is_running() const { return is_running_; }
  // Only while tasks run.
  tasks::TaskRunner& runner() { return runner_; }
  const tasks::TaskRunner& runner() const { return runner_; }

  // A task was made or changed, as its record says.
  void Put(const json::object& task);
  // A task was deleted.
  void Remove(Id task);

 private:
  // When the task runs; nothing, and a warning, when its script does not say so.
  std::optional<tasks::TaskPlan> PlanOrWarn(const json::object& task) const;
  void Warn(std::string_view text) const;

  ServerState& server_;
  tasks::SystemClock clock_;
  RunRecords records_;
  TaskExecutor executor_;
  tasks::TaskRunner runner_;
  bool is_running_ = false;
};

}  // namespace flux::server
