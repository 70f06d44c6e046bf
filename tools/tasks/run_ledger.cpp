#include "tools/tasks/run_ledger.h"

#include <algorithm>
#include <set>

namespace flux::tasks {

Result<std::vector<Run>> RunLedger::Open() {
  FLUX_TRY(StoredRuns stored, store_.Load());
  std::vector<Run> finished;
  RunChange removal;
  std::erase_if(stored.runs, [&](const Run& run) {
    if (!run.is_finished()) return false;
    finished.push_back(run);
    removal.gone.push_back(run.id);
    return true;
  });
  if (!finished.empty()) {
    FLUX_TRY_STATUS(store_.AddToHistory(finished));
    FLUX_TRY_STATUS(store_.Write(removal));
  }
  const std::lock_guard lock(mutex_);
  states_ = std::move(stored.states);
  return std::move(stored.runs);
}

TaskState RunLedger::StateOf(TaskId task, Time made) {
  const std::lock_guard lock(mutex_);
  return states_.try_emplace(task, TaskState{made, made, Time{}}).first->second;
}

std::optional<TaskState> RunLedger::FindState(TaskId task) const {
  const std::lock_guard lock(mutex_);
  const auto found = states_.find(task);
  if (found == states_.end()) return std::nullopt;
  return found->second;
}

std::vector<RunId> RunLedger::TakeGone() {
  const std::lock_guard lock(mutex_);
  return std::exchange(gone_, {});
}

Status RunLedger::Record(std::span<const Run> runs) {
  const std::lock_guard writing(writing_);
  RunChange change;
  std::map<TaskId, TaskState> changed;
  for (const Run& run : runs) {
    const std::optional<TaskState> known = FindState(run.task);
    if (!known) continue;
    change.runs.push_back(&run);
    if (run.requested_at) continue;
    const auto state = changed.try_emplace(run.task, *known).first;
    state->second.latest_scheduled = std::max(state->second.latest_scheduled, run.scheduled_for);
  }
  for (const auto& [task, state] : changed) change.states.emplace_back(task, &state);
  change.gone = TakeGone();
  const Status done = store_.Write(change);
  const std::lock_guard lock(mutex_);
  if (!done) {
    gone_.insert(gone_.end(), change.gone.begin(), change.gone.end());
    return done;
  }
  for (auto& [task, state] : changed) states_.insert_or_assign(task, std::move(state));
  return {};
}

Status RunLedger::Finish(const Run& run) {
  {
    const std::lock_guard writing(writing_);
    std::optional<TaskState> known = FindState(run.task);
    if (!known) return {};
    TaskState& state = *known;
    state.latest_completed = std::max(state.latest_completed, run.scheduled_for);
    state.last_status = StatusName(run.status);
    // The last line but one, as InfluxDB has it.
    const bool has_failed = run.status == RunStatus::kFailed && run.log.size() > 1;
    state.last_error = has_failed ? run.log[run.log.size() - 2].message : "";
    if (run.status == RunStatus::kSuccess) state.last_success = std::max(state.last_success, run.scheduled_for);
    FLUX_TRY_STATUS(store_.Write({.runs = {&run}, .states = {{run.task, &state}}}));
    const std::lock_guard lock(mutex_);
    states_.insert_or_assign(run.task, std::move(state));
  }
  FLUX_TRY_STATUS(store_.AddToHistory({&run, 1}));
  const std::lock_guard lock(mutex_);
  gone_.push_back(run.id);
  return {};
}

Status RunLedger::Remove(TaskId task, std::span<const Run> runs) {
  const std::lock_guard writing(writing_);
  RunChange change{.gone = TakeGone(), .states = {{task, nullptr}}};
  for (const Run& run : runs) change.gone.push_back(run.id);
  FLUX_TRY_STATUS(store_.Write(change));
  const std::lock_guard lock(mutex_);
  states_.erase(task);
  return {};
}

Status RunLedger::Close() {
  RunChange change{.gone = TakeGone()};
  if (change.gone.empty()) return {};
  return store_.Write(change);
}

}  // namespace flux::tasks
