#pragma once

// Which runs are due: a state machine without threads, clock and disk, told of what happens and when. A run is made
// when its time comes, waits until somebody has recorded it, becomes ready when its task has room for it, and ends.

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tools/tasks/task_plan.h"

namespace flux::tasks {

// Not for several threads.
class RunPlanner {
 public:
  // `make_id` gives ids that grow.
  explicit RunPlanner(std::function<RunId()> make_id) : make_id_(std::move(make_id)) {}

  // Takes a task whose schedule was followed up to a time, and decides by `catch_up` what becomes of times since then.
  // Gives how many of them are skipped, or 1,000 when there are more.
  size_t Add(TaskPlan plan, const TaskState& state, Time now);
  // The same for a task that changes. Times that went by while it rested, or had another schedule, are skipped.
  void Change(TaskPlan plan, Time now);
  // Forgets a task and its runs.
  void Remove(TaskId task);
  // Takes a run back that was recorded and did not end.
  void Restore(const Run& run, Time now);

  // The task had a run without an error for a time before it was added, for which others may wait.
  void NoteSuccess(TaskId task, Time scheduled_for);

  // Makes a run that somebody asks for; its time may be in the future. Fails with `kNotFound` without the task, and
  // with `kAlreadyExists` when there is one for the same time that did not end.
  Result<Run> Request(TaskId task, Time scheduled_for, Time now);
  // Makes runs for all times of the schedule from one to before another for which there are none. Fails with
  // `kOutOfRange` when they are more than `most`.
  Result<std::vector<Run>> Backfill(TaskId task, std::pair<Time, Time> range, size_t most, Time now);

  // Makes the runs whose times have come. They, and those that were asked for, must be recorded, in their order.
  std::vector<Run> TakeNew(Time now);
  // The run is recorded and may start.
  void SetRecorded(RunId run, Time now);
  // It could not be recorded; it is given again.
  void SetUnrecorded(RunId run);
  // Gives ready runs, at most so many; they count as running from now on.
  std::vector<Run> TakeReady(size_t most);
  // Gives runs that waited too long for another task; they must be ended.
  std::vector<Run> TakeExpired() { return std::exchange(expired_, {}); }
  // When something happens without anybody saying so: not before this time.
  std::optional<Time> NextWake() const;
  bool has_ready() const { return !ready_.empty(); }

  // Those among them that could not be ended yet.
  void PutExpired(std::vector<Run> runs) { expired_ = std::move(runs); }

  // An attempt failed, and the run is as it is then; gives when it is to be tried again, if it is.
  std::optional<Time> TryAgain(const Run& run, Time now);
  // The run has ended.
  void SetEnded(RunId run, RunStatus status, Time now);
  // Takes a run that is recorded and does not run, so that it can be ended; none: it is not so.
  std::optional<Run> TakeOut(RunId run);
  // It could not be ended, and waits again.
  void PutBack(RunId run, Time now);

  // Null when there is none.
  const TaskPlan* Find(TaskId task) const;
  // The next time of an active task, and up to which it was followed.
  std::optional<Time> NextTime(TaskId task) const;
  // Runs that did not end, in the order of their making.
  std::vector<Run> RunsOf(TaskId task) const;

 private:
  enum class Step : uint8_t { kNew, kRecording, kWaiting, kReady, kRunning, kDelayed };
  struct PlannedRun {
    Run run;
    Step step = Step::kNew;
    Time due;
  };
  struct Task {
    TaskPlan plan;
    Time cursor;               // up to which its schedule was followed
    std::optional<Time> next;  // the time behind it; none: it rests, or there is none
    Time last_due;             // of its scheduled runs, so that none overtakes another
    std::set<std::pair<Time, RunId>> waiting;
    std::set<std::pair<Time, RunId>> runs;  // all that did not end, by their times
    size_t busy = 0;                        // ready, running or delayed
    std::optional<Time> wake;               // as it is in `wakes_`
    std::set<Time> succeeded;               // times for which others may wait
  };

  Task& Put(TaskPlan plan, Time cursor);
  void FindNext(Task& task);
  PlannedRun& Make(Task& task, Time scheduled_for, Time due, std::optional<Time> requested_at);
  bool HasRunFor(const Task& task, Time scheduled_for) const;
  void MakeDue(Task& task, Time now);
  void MakeReady(Task& task, Time now);
  // All that a task needs when something has happened to it.
  void Update(Task& task, Time now);
  void SetWake(Task& task, std::optional<Time> wake);
  Time JitterOf(const Task& task, Time scheduled_for) const;
  bool MayFollow(const Task& task, Time scheduled_for) const;
  void UpdateFollowers(const Task& task, Time now);

  Task* TaskOf(TaskId id);

  std::function<RunId()> make_id_;
  std::map<TaskId, Task> tasks_;
  std::multimap<std::string, TaskId> by_name_, by_after_;
  std::map<RunId, PlannedRun> runs_;
  std::vector<RunId> new_;
  std::vector<Run> expired_;
  std::set<std::pair<Time, RunId>> ready_, delayed_;
  std::set<std::pair<Time, TaskId>> wakes_;
};

}  // namespace flux::tasks
