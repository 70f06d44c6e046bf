#include "tools/tasks/run_planner.h"

#include <boost/test/unit_test.hpp>

#include "fmt/format.h"
#include "fmt/ranges.h"

namespace flux::tasks {
namespace {

Time At(std::string_view clock) { return *ParseTime(fmt::format("2024-01-01T{}Z", clock)); }

Duration Length(std::string_view text) { return *ParseDuration(text); }

TaskPlan Plan(TaskId id, std::string_view every = "1m") {
  TaskPlan plan{.id = id,
                .name = fmt::format("t{}", id),
                .after = {},
                .schedule = Schedule::Make({.every = Length(every), .cron = {}, .offset = {}, .zone = {}}).value(),
                .since = At("00:00:00")};
  return plan;
}

// A planner whose runs are recorded at once, with the times of runs as texts: `1@00:05:00`.
class Planned {
 public:
  RunPlanner planner{[this] { return ++last_; }};

  size_t Add(TaskPlan plan, std::string_view now, std::string_view followed_to = "00:00:00") {
    return planner.Add(std::move(plan), {At(followed_to), At(followed_to), Time{}}, At(now));
  }
  std::string Starts(std::string_view now, size_t most = 100) {
    const Time at = At(now);
    for (const Run& run : planner.TakeNew(at)) planner.SetRecorded(run.id, at);
    std::vector<std::string> starts;
    for (const Run& run : planner.TakeReady(most)) {
      starts.push_back(fmt::format("{}@{}", run.task, FormatTime(run.scheduled_for).substr(11, 8)));
      running_[starts.back()] = run;
    }
    return fmt::format("{}", fmt::join(starts, " "));
  }
  void End(const std::string& run, std::string_view now, RunStatus status = RunStatus::kSuccess) {
    planner.SetEnded(running_.at(run).id, status, At(now));
  }
  Run& running(const std::string& run) { return running_.at(run); }

 private:
  RunId last_ = 0;
  std::map<std::string, Run> running_;
};

BOOST_AUTO_TEST_CASE(RunsStartAtTheirTimes) {
  Planned tasks;
  TaskPlan late = Plan(2);
  late.schedule = Schedule::Make({.every = Length("1m"), .cron = {}, .offset = Length("20s"), .zone = {}}).value();
  BOOST_CHECK_EQUAL(tasks.Add(Plan(1), "00:00:00"), 0);
  BOOST_CHECK_EQUAL(tasks.Add(late, "00:00:00"), 0);
  BOOST_CHECK_EQUAL(tasks.Starts("00:00:59"), "");
  BOOST_CHECK(tasks.planner.NextWake() == At("00:01:00"));
  BOOST_CHECK_EQUAL(tasks.Starts("00:01:00"), "1@00:01:00");
  BOOST_CHECK_EQUAL(tasks.Starts("00:01:20"), "2@00:01:00");
  // Whoever is late runs all of them, in their order; and a clock that goes back repeats none.
  BOOST_CHECK_EQUAL(tasks.Starts("00:03:30"), "1@00:02:00 2@00:02:00 1@00:03:00 2@00:03:00");
  BOOST_CHECK_EQUAL(tasks.Starts("00:02:00"), "");
  BOOST_CHECK_EQUAL(tasks.Starts("00:04:00"), "1@00:04:00");
}

BOOST_AUTO_TEST_CASE(RunsWaitForRoom) {
  Planned tasks;
  TaskPlan plan = Plan(1);
  plan.concurrency = 1;
  tasks.Add(plan, "00:00:00");
  tasks.Add(Plan(2), "00:00:00");
  BOOST_CHECK_EQUAL(tasks.Starts("00:02:00", 3), "1@00:01:00 2@00:01:00 2@00:02:00");
  BOOST_CHECK_EQUAL(tasks.Starts("00:02:01"), "");
  tasks.End("1@00:01:00", "00:02:30");
  BOOST_CHECK_EQUAL(tasks.Starts("00:02:30"), "1@00:02:00");
}

BOOST_AUTO_TEST_CASE(FailedRunsAreTriedAgain) {
  Planned tasks;
  TaskPlan plan = Plan(1);
  plan.concurrency = 1;
  plan.attempts = 3;
  tasks.Add(plan, "00:00:00");
  BOOST_CHECK_EQUAL(tasks.Starts("00:01:00"), "1@00:01:00");
  BOOST_CHECK(tasks.planner.TryAgain(tasks.running("1@00:01:00"), At("00:01:01")) == At("00:01:11"));
  // The next one waits for it.
  BOOST_CHECK_EQUAL(tasks.Starts("00:01:10"), "");
  BOOST_CHECK_EQUAL(tasks.Starts("00:02:00"), "1@00:01:00");
  BOOST_CHECK(tasks.planner.TryAgain(tasks.running("1@00:01:00"), At("00:02:00")) == At("00:02:20"));
  BOOST_CHECK_EQUAL(tasks.Starts("00:02:20"), "1@00:01:00");
  BOOST_CHECK(!tasks.planner.TryAgain(tasks.running("1@00:01:00"), At("00:02:20")));
  tasks.End("1@00:01:00", "00:02:20", RunStatus::kFailed);
  BOOST_CHECK_EQUAL(tasks.Starts("00:02:20"), "1@00:02:00");
}

BOOST_AUTO_TEST_CASE(TasksFollowOthers) {
  Planned tasks;
  TaskPlan follower = Plan(2, "5m");
  follower.after = "t1";
  follower.max_catch_up = Length("1h");
  tasks.Add(follower, "00:00:00", "00:00:00");
  tasks.Add(Plan(1, "5m"), "00:00:00");
  BOOST_CHECK_EQUAL(tasks.Starts("00:05:00"), "1@00:05:00");
  tasks.End("1@00:05:00", "00:05:01", RunStatus::kFailed);
  BOOST_CHECK_EQUAL(tasks.Starts("00:10:00"), "1@00:10:00");
  tasks.End("1@00:10:00", "00:10:01");
  // The other window still waits.
  BOOST_CHECK_EQUAL(tasks.Starts("00:10:01"), "2@00:10:00");
  BOOST_REQUIRE(tasks.planner.Request(1, At("00:05:00"), At("00:11:00")));
  BOOST_CHECK_EQUAL(tasks.Starts("00:11:00"), "1@00:05:00");
  tasks.End("1@00:05:00", "00:11:00");
  BOOST_CHECK_EQUAL(tasks.Starts("00:11:00"), "2@00:05:00");
  // Nobody waits forever.
  BOOST_CHECK_EQUAL(tasks.Starts("00:15:00"), "1@00:15:00");
  tasks.planner.Remove(1);
  BOOST_CHECK_EQUAL(tasks.Starts("01:15:00"), "");
  BOOST_REQUIRE_EQUAL(tasks.planner.TakeExpired().size(), 1);
}

BOOST_AUTO_TEST_CASE(MissedTimesAreCaughtUpWithAsWanted) {
  const auto starts = [](CatchUp catch_up, std::string_view most) {
    Planned tasks;
    TaskPlan plan = Plan(1, "10m");
    plan.catch_up = catch_up;
    plan.max_catch_up = Length(most);
    const size_t skipped = tasks.Add(plan, "01:05:00", "00:10:00");
    return fmt::format("{}, skipped {}", tasks.Starts("01:05:00"), skipped);
  };
  BOOST_CHECK_EQUAL(starts(CatchUp::kNone, "1d"), ", skipped 5");
  BOOST_CHECK_EQUAL(starts(CatchUp::kLast, "1d"), "1@01:00:00, skipped 4");
  BOOST_CHECK_EQUAL(starts(CatchUp::kAll, "1d"), "1@00:20:00 1@00:30:00 1@00:40:00 1@00:50:00 1@01:00:00, skipped 0");
  BOOST_CHECK_EQUAL(starts(CatchUp::kAll, "30m"), "1@00:40:00 1@00:50:00 1@01:00:00, skipped 2");
  // What was to start later than now was not missed, and a time ahead of all clocks is not believed.
  Planned tasks;
  TaskPlan late = Plan(1, "10m");
  late.schedule = Schedule::Make({.every = Length("10m"), .cron = {}, .offset = Length("7m"), .zone = {}}).value();
  BOOST_CHECK_EQUAL(tasks.Add(late, "01:05:00", "00:50:00"), 0);
  BOOST_CHECK_EQUAL(tasks.Starts("01:07:00"), "1@01:00:00");
  TaskPlan ahead = Plan(2, "10m");
  tasks.planner.Add(ahead, {*ParseTime("2030-01-01T00:00:00Z"), Time{}, Time{}}, At("01:07:00"));
  BOOST_CHECK_EQUAL(tasks.Starts("01:10:00"), "2@01:10:00");
}

BOOST_AUTO_TEST_CASE(ChangedTasksGoOnFromThen) {
  Planned tasks;
  TaskPlan plan = Plan(1, "1h");
  tasks.Add(plan, "00:00:00");
  TaskPlan often = Plan(1, "1m");
  tasks.planner.Change(often, At("00:30:00"));
  BOOST_CHECK_EQUAL(tasks.Starts("00:31:00"), "1@00:31:00");
  often.is_active = false;
  tasks.planner.Change(often, At("00:31:30"));
  BOOST_CHECK_EQUAL(tasks.Starts("00:40:00"), "");
  often.is_active = true;
  tasks.planner.Change(often, At("00:50:30"));
  BOOST_CHECK_EQUAL(tasks.Starts("00:51:00"), "1@00:51:00");
  // What changes beside the schedule skips nothing.
  often.concurrency = 5;
  tasks.planner.Change(often, At("00:53:30"));
  BOOST_CHECK_EQUAL(tasks.Starts("00:53:30"), "1@00:52:00 1@00:53:00");
}

BOOST_AUTO_TEST_CASE(RunsOnDemand) {
  Planned tasks;
  tasks.Add(Plan(1, "1h"), "00:00:00");
  BOOST_CHECK(!tasks.planner.Request(7, At("00:00:00"), At("00:10:00")));
  const Run later = tasks.planner.Request(1, At("00:20:00"), At("00:10:00")).value();
  BOOST_CHECK(later.requested_at == At("00:10:00"));
  BOOST_CHECK_EQUAL(tasks.planner.Request(1, At("00:20:00"), At("00:10:00")).error().message, "run already queued");
  BOOST_CHECK_EQUAL(tasks.Starts("00:10:00"), "");
  BOOST_CHECK_EQUAL(tasks.Starts("00:20:00"), "1@00:20:00");
  BOOST_CHECK(!tasks.planner.TakeOut(later.id));
  // The schedule is followed up to 2.
  BOOST_CHECK_EQUAL(tasks.Starts("02:20:00"), "1@01:00:00 1@02:00:00");
  const auto backfill = [&](std::string_view from, std::string_view to, size_t most) {
    return tasks.planner.Backfill(1, {At(from), At(to)}, most, At("02:20:00"));
  };
  tasks.End("1@01:00:00", "02:20:00");
  BOOST_CHECK_EQUAL(backfill("00:00:00", "06:00:00", 1).error().message,
                    "the range has more than 1 runs; take a shorter one");
  // One of them runs still.
  BOOST_REQUIRE_EQUAL(backfill("00:00:00", "06:00:00", 10)->size(), 2);
  BOOST_CHECK_EQUAL(tasks.Starts("02:20:00", 1), "1@00:00:00");
  const Run waiting = tasks.planner.RunsOf(1).back();
  BOOST_REQUIRE(tasks.planner.TakeOut(waiting.id));
  tasks.planner.SetEnded(waiting.id, RunStatus::kCanceled, At("02:20:00"));
  BOOST_CHECK_EQUAL(tasks.Starts("02:20:00"), "");
  BOOST_CHECK_EQUAL(tasks.planner.RunsOf(1).size(), 3);
}

BOOST_AUTO_TEST_CASE(JitterKeepsTheOrder) {
  Planned tasks;
  TaskPlan plan = Plan(1);
  plan.jitter = Length("10m");
  tasks.Add(plan, "00:00:00");
  std::string all;
  for (int minute = 0; minute < 60; ++minute) {
    const std::string starts = tasks.Starts(fmt::format("00:{:02}:59", minute));
    if (!starts.empty()) all += starts + " ";
  }
  BOOST_CHECK(all.starts_with("1@00:01:00 1@00:02:00 1@00:03:00 1@00:04:00 "));
  BOOST_CHECK(!all.empty());
}

}  // namespace
}  // namespace flux::tasks
