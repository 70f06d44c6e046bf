#pragma once

// Where runs are durable. Who implements it may die at any moment between two calls, and within one.

#include <map>
#include <span>
#include <utility>
#include <vector>

#include "tools/tasks/run.h"

namespace flux::tasks {

// One change, which takes effect as a whole or not at all.
struct RunChange {
  std::vector<const Run*> runs = {};  // take the place of what is there under their ids
  std::vector<RunId> gone = {};
  std::vector<std::pair<TaskId, const TaskState*>> states = {};
};

// What there is at a start.
struct StoredRuns {
  std::vector<Run> runs;
  std::map<TaskId, TaskState> states;
};

// May be used from several threads.
class RunStore {
 public:
  virtual ~RunStore() = default;
  // Reads all of it.
  virtual Result<StoredRuns> Load() = 0;
  // Is durable when it returns.
  virtual Status Write(const RunChange& change) = 0;
  // Adds finished runs to the history, durably; to add one twice is to add it once.
  virtual Status AddToHistory(std::span<const Run> runs) = 0;
};

}  // namespace flux::tasks
