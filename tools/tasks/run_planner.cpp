#include "tools/tasks/run_planner.h"

#include <algorithm>

#include "fmt/format.h"

namespace flux::tasks {

namespace {

// Of one task; what is due beyond them is made when some have ended.
constexpr size_t kMostPending = 200;
constexpr size_t kMostSkipsCounted = 1000, kMostSuccesses = 10'000;
constexpr int64_t kMostBackoff = 3600 * kNsPerSecond;
// A schedule that was followed further ahead than this was so by a wrong clock.
constexpr int64_t kMostAhead = kNsPerDay;

uint64_t Mixed(uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31);
}

void EraseName(std::multimap<std::string, TaskId>& names, const std::string& name, TaskId task) {
  const auto [begin, end] = names.equal_range(name);
  for (auto it = begin; it != end; ++it) {
    if (it->second != task) continue;
    names.erase(it);
    return;
  }
}

// Times whose runs are still to start did not go by.
Time AliveSince(const TaskPlan& plan, Time now) { return Time{now.ns - plan.schedule.text().offset.ns}; }

}  // namespace

RunPlanner::Task& RunPlanner::Put(TaskPlan plan, Time cursor) {
  const TaskId id = plan.id;
  Task& task = tasks_.try_emplace(id, Task{plan, cursor, {}, {}, {}, {}, 0, {}, {}}).first->second;
  EraseName(by_name_, task.plan.name, id);
  EraseName(by_after_, task.plan.after, id);
  task.plan = std::move(plan);
  task.cursor = cursor;
  by_name_.emplace(task.plan.name, id);
  if (!task.plan.after.empty()) by_after_.emplace(task.plan.after, id);
  FindNext(task);
  return task;
}

void RunPlanner::FindNext(Task& task) {
  task.next.reset();
  if (!task.plan.is_active) return;
  if (const Result<Time> next = task.plan.schedule.Next(task.cursor)) task.next = *next;
}

size_t RunPlanner::Add(TaskPlan plan, const TaskState& state, Time now) {
  const Time alive = AliveSince(plan, now), last_known = std::max(state.latest_scheduled, plan.since);
  Time cursor = last_known;
  if (cursor.ns > alive.ns + kMostAhead) cursor = alive;
  switch (plan.catch_up) {
    case CatchUp::kNone:
      cursor = std::max(cursor, alive);
      break;
    case CatchUp::kLast:
      if (const Result<Time> last = plan.schedule.Former(Time{alive.ns + 1}); last && *last > cursor)
        cursor = Time{last->ns - 1};
      break;
    case CatchUp::kAll:
      cursor = std::max(cursor, flux::Add(alive, plan.max_catch_up.Negated()).value_or(cursor));
      break;
  }
  size_t skipped = 0;
  if (plan.is_active) {
    Result<Time> next = plan.schedule.Next(last_known);
    for (; next && *next <= cursor && skipped < kMostSkipsCounted; ++skipped) next = plan.schedule.Next(*next);
  }
  Task& task = Put(std::move(plan), cursor);
  if (state.last_success.ns != 0) task.succeeded.insert(state.last_success);
  Update(task, now);
  UpdateFollowers(task, now);
  return skipped;
}

void RunPlanner::Change(TaskPlan plan, Time now) {
  Task* const known = TaskOf(plan.id);
  Time cursor = AliveSince(plan, now);
  if (known != nullptr) {
    const bool goes_on = known->plan.is_active && known->plan.schedule.text() == plan.schedule.text();
    cursor = goes_on ? known->cursor : std::max(cursor, known->cursor);
  }
  Task& task = Put(std::move(plan), cursor);
  Update(task, now);
  UpdateFollowers(task, now);
}

void RunPlanner::Remove(TaskId id) {
  Task* const task = TaskOf(id);
  if (task == nullptr) return;
  for (const auto& [scheduled_for, run] : task->runs) {
    const auto found = runs_.find(run);
    const Time due = found->second.due;
    ready_.erase({due, run});
    delayed_.erase({due, run});
    std::erase(new_, run);
    runs_.erase(found);
  }
  SetWake(*task, std::nullopt);
  EraseName(by_name_, task->plan.name, id);
  EraseName(by_after_, task->plan.after, id);
  tasks_.erase(id);
}

RunPlanner::PlannedRun& RunPlanner::Make(Task& task, Time scheduled_for, Time due, std::optional<Time> requested_at) {
  const RunId id = make_id_();
  PlannedRun& made = runs_[id];
  made.run = {.id = id, .task = task.plan.id, .scheduled_for = scheduled_for, .requested_at = requested_at};
  made.due = due;
  task.runs.emplace(scheduled_for, id);
  new_.push_back(id);
  return made;
}

void RunPlanner::Restore(const Run& run, Time now) {
  Task* const task = TaskOf(run.task);
  if (task == nullptr) return;
  PlannedRun& restored = runs_[run.id];
  restored.run = run;
  restored.run.status = RunStatus::kScheduled;
  restored.run.attempt = 1;
  restored.step = Step::kWaiting;
  restored.due = run.requested_at ? std::max(run.scheduled_for, *run.requested_at)
                                  : task->plan.schedule.StartOf(run.scheduled_for);
  task->runs.emplace(run.scheduled_for, run.id);
  task->waiting.emplace(restored.due, run.id);
  task->last_due = std::max(task->last_due, restored.due);
  Update(*task, now);
}

void RunPlanner::NoteSuccess(TaskId id, Time scheduled_for) {
  if (Task* const task = TaskOf(id)) task->succeeded.insert(scheduled_for);
}

bool RunPlanner::HasRunFor(const Task& task, Time scheduled_for) const {
  const auto found = task.runs.lower_bound({scheduled_for, 0});
  return found != task.runs.end() && found->first == scheduled_for;
}

Result<Run> RunPlanner::Request(TaskId id, Time scheduled_for, Time now) {
  Task* const task = TaskOf(id);
  if (task == nullptr) return Fail(ErrorCode::kNotFound, "task not found");
  if (HasRunFor(*task, scheduled_for)) return Fail(ErrorCode::kAlreadyExists, "run already queued");
  return Make(*task, scheduled_for, std::max(now, scheduled_for), now).run;
}

Result<std::vector<Run>> RunPlanner::Backfill(TaskId id, std::pair<Time, Time> range, size_t most, Time now) {
  Task* const task = TaskOf(id);
  if (task == nullptr) return Fail(ErrorCode::kNotFound, "task not found");
  // What comes later is the schedule's.
  const Time end = std::min(range.second, Time{task->cursor.ns + 1});
  std::vector<Time> times;
  for (Result<Time> at = task->plan.schedule.Next(Time{range.first.ns - 1}); at && *at < end;
       at = task->plan.schedule.Next(*at)) {
    if (HasRunFor(*task, *at)) continue;
    times.push_back(*at);
    if (times.size() > most)
      return Fail(ErrorCode::kOutOfRange, fmt::format("the range has more than {} runs; take a shorter one", most));
  }
  std::vector<Run> made;
  for (const Time at : times) made.push_back(Make(*task, at, now, now).run);
  return made;
}

Time RunPlanner::JitterOf(const Task& task, Time scheduled_for) const {
  const auto jitter = static_cast<uint64_t>(task.plan.jitter.ns);
  if (jitter == 0) return {};
  return Time{static_cast<int64_t>(Mixed(task.plan.id ^ Mixed(static_cast<uint64_t>(scheduled_for.ns))) % jitter)};
}

void RunPlanner::MakeDue(Task& task, Time now) {
  while (task.next && task.runs.size() < kMostPending) {
    const Time start = task.plan.schedule.StartOf(*task.next);
    if (start > now) return;
    task.last_due = std::max(task.last_due, Time{start.ns + JitterOf(task, *task.next).ns});
    Make(task, *task.next, task.last_due, std::nullopt);
    task.cursor = *task.next;
    FindNext(task);
  }
}

bool RunPlanner::MayFollow(const Task& task, Time scheduled_for) const {
  const auto [begin, end] = by_name_.equal_range(task.plan.after);
  return std::any_of(begin, end, [&](const auto& entry) {
    const Task& other = tasks_.at(entry.second);
    const Result<Time> window = other.plan.schedule.Former(Time{scheduled_for.ns + 1});
    return window && other.succeeded.contains(*window);
  });
}

void RunPlanner::MakeReady(Task& task, Time now) {
  for (auto it = task.waiting.begin(); it != task.waiting.end() && task.busy < task.plan.concurrency;) {
    const auto [due, id] = *it;
    if (due > now) return;
    PlannedRun& planned = runs_.at(id);
    const bool waits = !task.plan.after.empty() && !MayFollow(task, planned.run.scheduled_for);
    const bool is_expired = waits && due.ns + task.plan.max_catch_up.ns <= now.ns;
    if (waits && !is_expired) {
      ++it;
      continue;
    }
    it = task.waiting.erase(it);
    ++task.busy;
    if (is_expired) {
      planned.step = Step::kRunning;
      expired_.push_back(planned.run);
    } else {
      planned.step = Step::kReady;
      ready_.emplace(due, id);
    }
  }
}

void RunPlanner::Update(Task& task, Time now) {
  MakeDue(task, now);
  MakeReady(task, now);
  std::optional<Time> wake;
  const auto note = [&](Time at) { wake = wake ? std::min(*wake, at) : at; };
  if (task.next && task.runs.size() < kMostPending) note(task.plan.schedule.StartOf(*task.next));
  if (task.busy < task.plan.concurrency && !task.waiting.empty()) {
    const auto later = task.waiting.upper_bound({now, UINT64_MAX});
    if (later != task.waiting.end()) note(later->first);
    if (later != task.waiting.begin()) note(Time{task.waiting.begin()->first.ns + task.plan.max_catch_up.ns});
  }
  SetWake(task, wake);
}

void RunPlanner::SetWake(Task& task, std::optional<Time> wake) {
  if (task.wake) wakes_.erase({*task.wake, task.plan.id});
  task.wake = wake;
  if (wake) wakes_.emplace(*wake, task.plan.id);
}

void RunPlanner::UpdateFollowers(const Task& task, Time now) {
  const auto [begin, end] = by_after_.equal_range(task.plan.name);
  for (auto it = begin; it != end; ++it) Update(tasks_.at(it->second), now);
}

std::vector<Run> RunPlanner::TakeNew(Time now) {
  while (!wakes_.empty() && wakes_.begin()->first <= now) Update(tasks_.at(wakes_.begin()->second), now);
  for (auto it = delayed_.begin(); it != delayed_.end() && it->first <= now; it = delayed_.erase(it)) {
    runs_.at(it->second).step = Step::kReady;
    ready_.insert(*it);
  }
  std::vector<Run> made;
  for (const RunId id : std::exchange(new_, {})) {
    PlannedRun& planned = runs_.at(id);
    planned.step = Step::kRecording;
    made.push_back(planned.run);
  }
  return made;
}

void RunPlanner::SetRecorded(RunId id, Time now) {
  const auto found = runs_.find(id);
  if (found == runs_.end()) return;
  found->second.step = Step::kWaiting;
  Task& task = tasks_.at(found->second.run.task);
  task.waiting.emplace(found->second.due, id);
  Update(task, now);
}

void RunPlanner::SetUnrecorded(RunId id) {
  const auto found = runs_.find(id);
  if (found == runs_.end()) return;
  found->second.step = Step::kNew;
  new_.push_back(id);
}

std::vector<Run> RunPlanner::TakeReady(size_t most) {
  std::vector<Run> taken;
  while (taken.size() < most && !ready_.empty()) {
    PlannedRun& planned = runs_.at(ready_.begin()->second);
    ready_.erase(ready_.begin());
    planned.step = Step::kRunning;
    taken.push_back(planned.run);
  }
  return taken;
}

std::optional<Time> RunPlanner::NextWake() const {
  std::optional<Time> wake;
  if (!wakes_.empty()) wake = wakes_.begin()->first;
  if (!delayed_.empty()) wake = wake ? std::min(*wake, delayed_.begin()->first) : delayed_.begin()->first;
  return wake;
}

std::optional<Time> RunPlanner::TryAgain(const Run& run, Time now) {
  const auto found = runs_.find(run.id);
  if (found == runs_.end()) return std::nullopt;
  PlannedRun& planned = found->second;
  const TaskPlan& plan = tasks_.at(run.task).plan;
  if (run.attempt >= plan.attempts) return std::nullopt;
  const int64_t wait = plan.backoff.ns << std::min<uint32_t>(run.attempt - 1, 10);
  planned.run = run;
  planned.run.status = RunStatus::kScheduled;
  ++planned.run.attempt;
  planned.step = Step::kDelayed;
  planned.due = Time{now.ns + std::min(wait, kMostBackoff)};
  delayed_.emplace(planned.due, run.id);
  return planned.due;
}

void RunPlanner::SetEnded(RunId id, RunStatus status, Time now) {
  const auto found = runs_.find(id);
  if (found == runs_.end()) return;
  const PlannedRun planned = std::move(found->second);
  runs_.erase(found);
  Task& task = tasks_.at(planned.run.task);
  task.runs.erase({planned.run.scheduled_for, id});
  if (task.waiting.erase({planned.due, id}) == 0 && planned.step > Step::kWaiting) --task.busy;
  ready_.erase({planned.due, id});
  delayed_.erase({planned.due, id});
  if (status == RunStatus::kSuccess) {
    task.succeeded.insert(planned.run.scheduled_for);
    if (task.succeeded.size() > kMostSuccesses) task.succeeded.erase(task.succeeded.begin());
    UpdateFollowers(task, now);
  }
  Update(task, now);
}

std::optional<Run> RunPlanner::TakeOut(RunId id) {
  const auto found = runs_.find(id);
  if (found == runs_.end()) return std::nullopt;
  PlannedRun& planned = found->second;
  if (planned.step < Step::kWaiting || planned.step == Step::kRunning) return std::nullopt;
  Task& task = tasks_.at(planned.run.task);
  if (task.waiting.erase({planned.due, id}) > 0) ++task.busy;
  ready_.erase({planned.due, id});
  delayed_.erase({planned.due, id});
  planned.step = Step::kRunning;
  return planned.run;
}

void RunPlanner::PutBack(RunId id, Time now) {
  const auto found = runs_.find(id);
  if (found == runs_.end()) return;
  --tasks_.at(found->second.run.task).busy;
  SetRecorded(id, now);
}

const TaskPlan* RunPlanner::Find(TaskId id) const {
  const auto found = tasks_.find(id);
  return found != tasks_.end() ? &found->second.plan : nullptr;
}

std::optional<Time> RunPlanner::NextTime(TaskId id) const {
  const auto found = tasks_.find(id);
  return found != tasks_.end() ? found->second.next : std::nullopt;
}

std::vector<Run> RunPlanner::RunsOf(TaskId id) const {
  std::vector<Run> list;
  const auto found = tasks_.find(id);
  if (found == tasks_.end()) return list;
  for (const auto& [scheduled_for, run] : found->second.runs) list.push_back(runs_.at(run).run);
  std::ranges::sort(list, {}, &Run::id);
  return list;
}

RunPlanner::Task* RunPlanner::TaskOf(TaskId id) {
  const auto found = tasks_.find(id);
  return found != tasks_.end() ? &found->second : nullptr;
}

}  // namespace flux::tasks
