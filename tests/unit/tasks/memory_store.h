#pragma once

// A store of runs that outlives the process which tests pretend to be.

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "tools/tasks/run_store.h"

namespace flux::tasks {

class MemoryStore : public RunStore {
 public:
  Result<StoredRuns> Load() override {
    StoredRuns stored{.runs = {}, .states = states};
    for (const auto& [id, run] : runs) stored.runs.push_back(run);
    return stored;
  }
  Status Write(const RunChange& change) override {
    const bool happens = TakesEffect();
    if (happens) {
      for (const Run* run : change.runs) runs.insert_or_assign(run->id, *run);
      for (const RunId id : change.gone) {
        runs.erase(id);
        known_.erase(id);
      }
      for (const auto& [task, state] : change.states) {
        if (state != nullptr) {
          states.insert_or_assign(task, *state);
        } else {
          states.erase(task);
        }
      }
    }
    return Answer();
  }
  Status AddToHistory(std::span<const Run> finished) override {
    if (TakesEffect()) {
      // What was removed is not given again.
      for (const Run& run : finished) {
        if (known_.insert(run.id).second) history[run.task].push_back(run.scheduled_for);
      }
    }
    return Answer();
  }

  // The process dies in this many calls, and whether the last one takes effect; below zero: it lives.
  int calls_left = -1;
  bool last_takes_effect = false;
  bool is_dead() const { return is_dead_; }
  void Revive() { is_dead_ = false; }

  std::map<RunId, Run> runs;
  std::map<TaskId, TaskState> states;
  std::map<TaskId, std::vector<Time>> history;  // the times of finished runs in the order of their ends

 private:
  bool TakesEffect() {
    if (is_dead_) return false;
    if (calls_left < 0 || calls_left-- > 0) return true;
    is_dead_ = true;
    return last_takes_effect;
  }
  Status Answer() const {
    if (is_dead_) return Fail(ErrorCode::kUnavailable, "dead");
    return {};
  }

  bool is_dead_ = false;
  std::set<RunId> known_;  // in the history and not removed
};

}  // namespace flux::tasks
