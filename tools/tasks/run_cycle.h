#pragma once

// The planner and the ledger as one: what is due is recorded before it starts, and what has ended before it is
// forgotten.

#include <functional>
#include <mutex>
#include <vector>

#include "tools/tasks/run_ledger.h"
#include "tools/tasks/run_planner.h"

namespace flux::tasks {

// May be used from several threads.
class RunCycle {
 public:
  // The store outlives it; `make_id` gives ids that grow.
  RunCycle(RunStore& store, std::function<RunId()> make_id) : ledger_(store), planner_(std::move(make_id)) {}

  // Takes the tasks, and the runs that a former process did not end. Gives how many times were skipped.
  Result<size_t> Open(std::vector<TaskPlan> plans, Time now);
  // A task is new or has changed.
  void Put(TaskPlan plan, Time now);
  // Forgets a task, and what is durable of it.
  Status Remove(TaskId task);

  // Records what is due, and gives what is to start now, of that at most so much. Fails when nothing can be recorded;
  // then it is due the next time.
  Result<std::vector<Run>> Begin(Time now, size_t most);
  // When `Begin` has something to do again, without anybody calling.
  std::optional<Time> NextWake() const;
  // A failed attempt; when the run is to be tried again, if it is.
  std::optional<Time> TryAgain(const Run& run, Time now);
  // The run has ended, as it says. Can be repeated when it fails.
  Status End(const Run& run, Time now);

  // Makes runs on demand; see `RunPlanner`.
  Result<Run> Request(TaskId task, Time scheduled_for, Time now);
  Result<std::vector<Run>> Backfill(TaskId task, std::pair<Time, Time> range, size_t most, Time now);
  // Ends a run that waits; gives whether it did.
  Result<bool> CancelWaiting(RunId run, Time now);

  // What is known of a task.
  std::optional<TaskPlan> FindPlan(TaskId task) const;
  // Where it has got.
  std::optional<TaskState> FindState(TaskId task) const { return ledger_.FindState(task); }
  // The time behind that, if it is active.
  std::optional<Time> NextTime(TaskId task) const;
  // Runs that did not end.
  std::vector<Run> RunsOf(TaskId task) const;
  // Makes the store tidy, at the end.
  Status Close() { return ledger_.Close(); }

 private:
  // Records new runs, if there are some.
  Status RecordNew(Time now);
  Status EndExpired(Time now);
  // A moment that no other run has for its start, by which the history tells them apart.
  Time NewStart(Time now);

  RunLedger ledger_;
  std::mutex recording_;  // held until what is new is recorded
  mutable std::mutex mutex_;
  RunPlanner planner_;
  Time last_start_;
};

}  // namespace flux::tasks
