#include "tools/tasks/run_cycle.h"

#include "fmt/format.h"

namespace flux::tasks {

Result<size_t> RunCycle::Open(std::vector<TaskPlan> plans, Time now) {
  FLUX_TRY(const std::vector<Run> runs, ledger_.Open());
  const std::lock_guard lock(mutex_);
  size_t skipped = 0;
  for (TaskPlan& plan : plans) {
    const TaskState state = ledger_.StateOf(plan.id, plan.since);
    skipped += planner_.Add(std::move(plan), state, now);
  }
  for (const Run& run : runs) {
    if (planner_.Find(run.task) != nullptr) {
      planner_.Restore(run, now);
    } else {
      FLUX_TRY_STATUS(ledger_.Remove(run.task, {&run, 1}));
    }
  }
  return skipped;
}

void RunCycle::Put(TaskPlan plan, Time now) {
  const std::lock_guard lock(mutex_);
  if (planner_.Find(plan.id) != nullptr) {
    planner_.Change(std::move(plan), now);
  } else {
    const TaskState state = ledger_.StateOf(plan.id, plan.since);
    (void)planner_.Add(std::move(plan), state, now);
  }
}

Status RunCycle::Remove(TaskId task) {
  const std::lock_guard recording(recording_);
  std::vector<Run> runs;
  {
    const std::lock_guard lock(mutex_);
    runs = planner_.RunsOf(task);
    planner_.Remove(task);
  }
  return ledger_.Remove(task, runs);
}

Status RunCycle::RecordNew(Time now) {
  std::vector<Run> made;
  {
    const std::lock_guard lock(mutex_);
    made = planner_.TakeNew(now);
  }
  if (made.empty()) return {};
  const Status done = ledger_.Record(made);
  const std::lock_guard lock(mutex_);
  for (const Run& run : made) {
    if (done) {
      planner_.SetRecorded(run.id, now);
    } else {
      planner_.SetUnrecorded(run.id);
    }
  }
  return done;
}

Status RunCycle::EndExpired(Time now) {
  std::vector<Run> expired;
  {
    const std::lock_guard lock(mutex_);
    expired = planner_.TakeExpired();
  }
  Status done;
  while (done && !expired.empty()) {
    Run run = expired.back();
    const std::optional<TaskPlan> plan = FindPlan(run.task);
    run.status = RunStatus::kCanceled;
    {
      const std::lock_guard lock(mutex_);
      run.started_at = run.finished_at = NewStart(now);
    }
    run.log.push_back({now, fmt::format("the task that it waits for, `{}`, had no run without an error for this time",
                                        plan ? plan->after : "")});
    done = End(run, now);
    if (done) expired.pop_back();
  }
  const std::lock_guard lock(mutex_);
  planner_.PutExpired(std::move(expired));
  return done;
}

Result<std::vector<Run>> RunCycle::Begin(Time now, size_t most) {
  const std::lock_guard recording(recording_);
  FLUX_TRY_STATUS(RecordNew(now));
  FLUX_TRY_STATUS(EndExpired(now));
  const std::lock_guard lock(mutex_);
  std::vector<Run> ready = planner_.TakeReady(most);
  for (Run& run : ready) {
    run.status = RunStatus::kStarted;
    if (run.attempt == 1) run.started_at = NewStart(now);
  }
  return ready;
}

Time RunCycle::NewStart(Time now) {
  last_start_ = std::max(now, Time{last_start_.ns + 1});
  return last_start_;
}

std::optional<Time> RunCycle::NextWake() const {
  const std::lock_guard lock(mutex_);
  return planner_.NextWake();
}

std::optional<Time> RunCycle::TryAgain(const Run& run, Time now) {
  const std::lock_guard lock(mutex_);
  return planner_.TryAgain(run, now);
}

Status RunCycle::End(const Run& run, Time now) {
  FLUX_TRY_STATUS(ledger_.Finish(run));
  const std::lock_guard lock(mutex_);
  planner_.SetEnded(run.id, run.status, now);
  return {};
}

Result<Run> RunCycle::Request(TaskId task, Time scheduled_for, Time now) {
  const std::lock_guard recording(recording_);
  std::optional<Run> made;
  {
    const std::lock_guard lock(mutex_);
    FLUX_TRY(made, planner_.Request(task, scheduled_for, now));
  }
  FLUX_TRY_STATUS(RecordNew(now));
  return *std::move(made);
}

Result<std::vector<Run>> RunCycle::Backfill(TaskId task, std::pair<Time, Time> range, size_t most, Time now) {
  const std::lock_guard recording(recording_);
  std::vector<Run> made;
  {
    const std::lock_guard lock(mutex_);
    FLUX_TRY(made, planner_.Backfill(task, range, most, now));
  }
  FLUX_TRY_STATUS(RecordNew(now));
  return made;
}

Result<bool> RunCycle::CancelWaiting(RunId id, Time now) {
  const std::lock_guard recording(recording_);
  std::optional<Run> found;
  {
    const std::lock_guard lock(mutex_);
    found = planner_.TakeOut(id);
    if (!found) return false;
    found->started_at = found->finished_at = NewStart(now);
  }
  found->status = RunStatus::kCanceled;
  found->log.push_back({now, "Completed(canceled)"});
  if (Status done = End(*found, now); !done) {
    const std::lock_guard lock(mutex_);
    planner_.PutBack(id, now);
    return std::unexpected(std::move(done.error()));
  }
  return true;
}

std::optional<TaskPlan> RunCycle::FindPlan(TaskId task) const {
  const std::lock_guard lock(mutex_);
  const TaskPlan* const plan = planner_.Find(task);
  if (plan == nullptr) return std::nullopt;
  return *plan;
}

std::optional<Time> RunCycle::NextTime(TaskId task) const {
  const std::lock_guard lock(mutex_);
  return planner_.NextTime(task);
}

std::vector<Run> RunCycle::RunsOf(TaskId task) const {
  const std::lock_guard lock(mutex_);
  return planner_.RunsOf(task);
}

}  // namespace flux::tasks
