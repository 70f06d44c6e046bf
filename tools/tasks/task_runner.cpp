#include "tools/tasks/task_runner.h"

#include <algorithm>

#include "fmt/format.h"
#include "runtime/base/wall_clock.h"

namespace flux::tasks {

namespace {

// Clocks may jump, so that nobody sleeps for long.
constexpr std::chrono::seconds kLongestWait(1);
constexpr std::chrono::milliseconds kBetweenTries(500);

// What is not there does not come by itself.
bool NeedsAdmin(const Error& error) { return error.code == ErrorCode::kNotFound; }

}  // namespace

Time SystemClock::Now() { return WallClock(); }

TaskRunner::TaskRunner(RunStore& store, RunExecutor& executor, Clock& clock, std::function<RunId()> make_id,
                       RunnerOptions options)
    : executor_(executor), clock_(clock), options_(std::move(options)), cycle_(store, std::move(make_id)) {}

TaskRunner::~TaskRunner() { Stop(std::chrono::milliseconds(0)); }

Result<size_t> TaskRunner::Start(std::vector<TaskPlan> plans) {
  FLUX_TRY(const size_t skipped, cycle_.Open(std::move(plans), clock_.Now()));
  dispatcher_ = std::thread([this] { Dispatch(); });
  return skipped;
}

void TaskRunner::Stop(std::chrono::milliseconds grace) {
  {
    std::unique_lock lock(mutex_);
    is_stopping_ = true;
    changed_.notify_all();
    changed_.wait_for(lock, grace, [&] { return active_.empty(); });
    is_closed_ = true;
    for (const auto& [id, active] : active_) {
      if (active->end == End::kNone) active->end = End::kStop;
      active->cancel.Cancel();
    }
    changed_.notify_all();
    changed_.wait(lock, [&] { return active_.empty(); });
  }
  if (!dispatcher_.joinable()) return;
  dispatcher_.join();
  if (const Status done = cycle_.Close(); !done && options_.warn) options_.warn(done.error().Text());
}

void TaskRunner::Wake() {
  const std::lock_guard lock(mutex_);
  is_woken_ = true;
  changed_.notify_all();
}

void TaskRunner::Put(TaskPlan plan) {
  cycle_.Put(std::move(plan), clock_.Now());
  Wake();
}

Status TaskRunner::Remove(TaskId task) {
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, active] : active_) {
      if (active->run.task != task) continue;
      active->end = End::kByHand;
      active->cancel.Cancel();
    }
  }
  return cycle_.Remove(task);
}

Result<Run> TaskRunner::Request(TaskId task, std::optional<Time> scheduled_for) {
  const Time now = clock_.Now();
  const Time second{now.ns - now.ns % kNsPerSecond};
  FLUX_TRY(Run run, cycle_.Request(task, scheduled_for.value_or(second), now));
  Wake();
  return run;
}

Result<std::vector<Run>> TaskRunner::Backfill(TaskId task, std::pair<Time, Time> range, size_t most) {
  FLUX_TRY(std::vector<Run> runs, cycle_.Backfill(task, range, most, clock_.Now()));
  Wake();
  return runs;
}

Status TaskRunner::Cancel(RunId run) {
  FLUX_TRY(const bool has_ended, cycle_.CancelWaiting(run, clock_.Now()));
  Wake();
  if (has_ended) return {};
  const std::lock_guard lock(mutex_);
  const auto found = active_.find(run);
  if (found == active_.end()) return Fail(ErrorCode::kNotFound, "run not found");
  if (found->second->end == End::kNone) found->second->end = End::kByHand;
  found->second->cancel.Cancel();
  return {};
}

std::vector<Run> TaskRunner::RunsOf(TaskId task) const {
  std::vector<Run> runs = cycle_.RunsOf(task);
  const std::lock_guard lock(mutex_);
  for (Run& run : runs) {
    if (const auto found = active_.find(run.id); found != active_.end()) run = found->second->run;
  }
  return runs;
}

size_t TaskRunner::running() const {
  const std::lock_guard lock(mutex_);
  return active_.size();
}

void TaskRunner::Dispatch() {
  std::unique_lock lock(mutex_);
  while (!is_stopping_) {
    is_woken_ = false;
    StartReady(lock);
    CancelLate();
    auto wake = Steady::now() + kLongestWait;
    for (const auto& [id, active] : active_) wake = std::min(wake, active->deadline);
    lock.unlock();
    const std::optional<Time> next = cycle_.NextWake();
    if (next) wake = std::min(wake, Steady::now() + std::chrono::nanoseconds(next->ns - clock_.Now().ns));
    lock.lock();
    changed_.wait_until(lock, wake, [&] { return is_woken_ || is_stopping_; });
  }
}

void TaskRunner::StartReady(std::unique_lock<std::mutex>& lock) {
  const size_t room = options_.max_runs - std::min(options_.max_runs, active_.size());
  lock.unlock();
  const Time now = clock_.Now();
  Result<std::vector<Run>> ready = cycle_.Begin(now, room);
  lock.lock();
  if (!ready) {
    if (options_.warn) options_.warn(fmt::format("runs of tasks cannot be recorded: {}", ready.error().Text()));
    changed_.wait_for(lock, kBetweenTries, [&] { return is_stopping_; });
    return;
  }
  // They are recorded, so that the next process runs them.
  if (is_stopping_) return;
  for (Run& run : *ready) {
    std::optional<TaskPlan> plan = cycle_.FindPlan(run.task);
    if (!plan) continue;
    const auto active = std::make_shared<Active>();
    if (plan->timeout.ns > 0) active->deadline = Steady::now() + std::chrono::nanoseconds(plan->timeout.ns);
    active->run = std::move(run);
    active_.emplace(active->run.id, active);
    pool_.Add([this, active, plan = *std::move(plan)]() mutable { Execute(active, std::move(plan)); });
  }
}

void TaskRunner::CancelLate() {
  const auto now = Steady::now();
  for (const auto& [id, active] : active_) {
    if (active->deadline > now || active->end != End::kNone) continue;
    active->end = End::kTimeout;
    active->cancel.Cancel();
  }
}

void TaskRunner::Execute(const std::shared_ptr<Active>& active, TaskPlan plan) {
  Run run = active->run;
  executor_.Observe(RunEvent::kStarted, run, plan);
  Status done = executor_.Execute(run, plan, active->cancel);
  End end = End::kNone;
  {
    const std::lock_guard lock(mutex_);
    end = active->end;
  }
  const RunId id = run.id;
  Conclude(std::move(run), plan, std::move(done), end);
  const std::lock_guard lock(mutex_);
  active_.erase(id);
  is_woken_ = true;
  changed_.notify_all();
}

void TaskRunner::Conclude(Run run, const TaskPlan& plan, Status done, End end) {
  // What a process does not end, the next one does.
  if (!done && end == End::kStop) return;
  const Time now = clock_.Now();
  const auto say = [&](std::string text) { run.log.push_back({now, std::move(text)}); };
  if (!done && end == End::kTimeout)
    done = Fail(ErrorCode::kUnavailable,
                fmt::format("the run was canceled because it took longer than {}", FormatDuration(plan.timeout)));
  run.status = done ? RunStatus::kSuccess : end == End::kByHand ? RunStatus::kCanceled : RunStatus::kFailed;
  run.finished_at = now;
  if (run.status == RunStatus::kFailed && run.attempt < plan.attempts) {
    say(fmt::format("attempt {} of {} failed: {}", run.attempt, plan.attempts, done.error().Text()));
    if (cycle_.TryAgain(run, now)) {
      executor_.Observe(RunEvent::kFailedOnce, run, plan);
      return;
    }
  }
  say(fmt::format("Completed({})", StatusName(run.status)));
  if (run.status == RunStatus::kFailed) {
    const std::string text = done.error().Text();
    say(text);
    if (NeedsAdmin(done.error())) say("Task encountered unrecoverable error, requires admin action: " + text);
  }
  executor_.Observe(RunEvent::kEnded, run, plan);
  while (true) {
    const Status ended = cycle_.End(run, now);
    if (ended) return;
    if (options_.warn) options_.warn(fmt::format("the end of a run cannot be recorded: {}", ended.error().Text()));
    std::unique_lock lock(mutex_);
    if (changed_.wait_for(lock, kBetweenTries, [&] { return is_closed_; })) return;
  }
}

}  // namespace flux::tasks
