#pragma once

// Runs tasks when they are due: a thread that waits for the next time, and a pool in which runs execute.

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/base/worker_pool.h"
#include "tools/tasks/run_cycle.h"

namespace flux::tasks {

// Tells the time by which tasks run.
class Clock {
 public:
  virtual ~Clock() = default;
  // May jump, forward and back.
  virtual Time Now() = 0;
};

// The time of this machine.
class SystemClock final : public Clock {
 public:
  Time Now() override;
};

// What happens to a run.
enum class RunEvent : uint8_t { kStarted, kFailedOnce, kEnded };

// Executes runs. May be used from several threads.
class RunExecutor {
 public:
  virtual ~RunExecutor() = default;
  // One attempt of a run, to whose log it may add lines. Returns soon once `cancel` is canceled.
  virtual Status Execute(Run& run, const TaskPlan& plan, const CancelToken& cancel) = 0;
  // Told when an attempt begins, has failed and is to be followed by another, and when the run has ended.
  virtual void Observe(RunEvent event, const Run& run, const TaskPlan& plan) = 0;
};

// How runs are run.
struct RunnerOptions {
  size_t max_runs = 16;  // at the same time, of all tasks
  // Told of what goes wrong outside of runs.
  std::function<void(std::string_view)> warn = {};
};

// Runs from its start to its end. May be used from several threads.
class TaskRunner {
 public:
  // All of them outlive it.
  TaskRunner(RunStore& store, RunExecutor& executor, Clock& clock, std::function<RunId()> make_id,
             RunnerOptions options);
  // As `Stop` without grace.
  ~TaskRunner();
  TaskRunner(const TaskRunner&) = delete;
  TaskRunner& operator=(const TaskRunner&) = delete;

  // Begins with these tasks and with what a former process left. Gives how many times were skipped.
  Result<size_t> Start(std::vector<TaskPlan> plans);
  // Begins no more runs, waits as long as `grace` for those under way and cancels the others, which the next process
  // runs again.
  void Stop(std::chrono::milliseconds grace);

  // See `RunCycle`.
  void Put(TaskPlan plan);
  Status Remove(TaskId task);
  Result<Run> Request(TaskId task, std::optional<Time> scheduled_for);
  Result<std::vector<Run>> Backfill(TaskId task, std::pair<Time, Time> range, size_t most);
  // Ends a run that waits, and has one end that runs. Fails with `kNotFound` when there is none.
  Status Cancel(RunId run);
  // Runs that did not end, as they are.
  std::vector<Run> RunsOf(TaskId task) const;
  std::optional<TaskState> FindState(TaskId task) const { return cycle_.FindState(task); }
  std::optional<Time> NextTime(TaskId task) const { return cycle_.NextTime(task); }
  size_t running() const;

 private:
  using Steady = std::chrono::steady_clock;
  enum class End : uint8_t { kNone, kByHand, kTimeout, kStop };
  // A run that executes.
  struct Active {
    Run run;  // as it started
    CancelToken cancel;
    Steady::time_point deadline = Steady::time_point::max();
    End end = End::kNone;
  };
  void Dispatch();
  // Starts runs as long as there is room for them.
  void StartReady(std::unique_lock<std::mutex>& lock);
  void Execute(const std::shared_ptr<Active>& active, TaskPlan plan);
  // Gives whether the run has ended for this process.
  void Conclude(Run run, const TaskPlan& plan, Status done, End end);
  void CancelLate();
  void Wake();

  RunExecutor& executor_;
  Clock& clock_;
  const RunnerOptions options_;
  RunCycle cycle_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool is_woken_ = false, is_stopping_ = false, is_closed_ = false;
  std::map<RunId, std::shared_ptr<Active>> active_;
  std::thread dispatcher_;
  WorkerPool pool_{WorkerPool::kAsManyAsTasks};
};

}  // namespace flux::tasks
