#pragma once

// What is known of runs whatever happens to the process: each is recorded before it starts, and its end is recorded
// before it goes into the history. So who dies between finds it at the next start, and runs it again or adds it to the
// history again, which has no effect then: every run that was recorded gets into the history exactly once.

#include <map>
#include <mutex>
#include <span>
#include <vector>

#include "tools/tasks/run_store.h"

namespace flux::tasks {

// May be used from several threads.
class RunLedger {
 public:
  // The store outlives it.
  explicit RunLedger(RunStore& store) : store_(store) {}

  // Reads what is there, adds to the history what has ended, and gives the runs that did not.
  Result<std::vector<Run>> Open();
  // Up to where a task has got; when nothing is known of it, to when it was made.
  TaskState StateOf(TaskId task, Time made);
  // The same without that.
  std::optional<TaskState> FindState(TaskId task) const;

  // New runs, before they start. Those of tasks that were removed are left out, here and below.
  Status Record(std::span<const Run> runs);
  // A run that has ended. Can be repeated when it failed.
  Status Finish(const Run& run);
  // Forgets what there is of a task.
  Status Remove(TaskId task, std::span<const Run> runs);
  // Removes what is left of runs that are in the history.
  Status Close();

 private:
  // Those whose removal can wait for the next write.
  std::vector<RunId> TakeGone();

  RunStore& store_;
  mutable std::mutex mutex_;
  std::mutex writing_;  // states are written in the order in which they change
  std::map<TaskId, TaskState> states_;
  std::vector<RunId> gone_;
};

}  // namespace flux::tasks
