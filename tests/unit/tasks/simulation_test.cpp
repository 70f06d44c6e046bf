// A month of tasks in a moment: schedules of all kinds, runs that fail and take long, stalls, and a process that dies
// between any two steps of its store, or within one. Every time of every schedule must end in exactly one finished run.
// FLUX_SIMULATED_TASKS and FLUX_SIMULATED_DAYS make it longer.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <memory>
#include <queue>
#include <random>

#include "fmt/format.h"
#include "tests/unit/tasks/memory_store.h"
#include "tools/tasks/run_cycle.h"

namespace flux::tasks {
namespace {

constexpr int64_t kSecond = kNsPerSecond, kMinute = 60 * kSecond, kHour = 60 * kMinute;

int64_t Setting(const char* name, int64_t fallback) {
  const char* const text = std::getenv(name);
  return text != nullptr ? std::atoll(text) : fallback;
}

class Simulation {
 public:
  Simulation(size_t tasks, int64_t days, uint64_t seed)
      : random_(seed), begin_(*ParseTime("2024-03-15T12:34:56Z")), end_{begin_.ns + days * kNsPerDay}, now_(begin_) {
    for (size_t i = 0; i < tasks; ++i) plans_.push_back(MakePlan(i + 1));
  }

  void Run() {
    Begin();
    while (now_ < end_) Step();
    // Nothing more becomes due; what is there ends.
    for (TaskPlan& plan : plans_) plan.is_active = false;
    for (const TaskPlan& plan : plans_) cycle_->Put(plan, now_);
    store_.calls_left = -1;
    while (!executing_.empty() || !store_.runs.empty()) {
      Step();
      if (executing_.empty()) BOOST_REQUIRE(cycle_->Close());
    }
  }

  void Check() {
    size_t expected = 0;
    for (TaskPlan& plan : plans_) {
      std::vector<Time>& found = store_.history[plan.id];
      if (plan.concurrency == 1) BOOST_CHECK(std::ranges::is_sorted(found));
      std::ranges::sort(found);
      size_t i = 0;
      for (Time at = plan.schedule.Next(begin_).value(); plan.schedule.StartOf(at) <= stopped_; ++i) {
        if (i >= found.size() || found[i] != at) {
          BOOST_FAIL(fmt::format("task {}: {} is not run number {}", plan.id, FormatTime(at), i));
        }
        at = plan.schedule.Next(at).value();
      }
      BOOST_REQUIRE_EQUAL(i, found.size());
      expected += i;
    }
    Report(expected);
  }

 private:
  struct Ending {
    Time at;
    flux::tasks::Run run;
    bool operator>(const Ending& other) const { return std::tie(at, run.id) > std::tie(other.at, other.run.id); }
  };

  uint64_t Below(uint64_t most) { return std::uniform_int_distribution<uint64_t>(0, most - 1)(random_); }

  TaskPlan MakePlan(TaskId id) {
    static const std::string crons[] = {"*/10 * * * *",
                                        "7 * * * *",
                                        "0 2 * * *",
                                        "30 2 * * SUN",
                                        "0 0 1 * *",
                                        "0 */15 9-17 * * MON-FRI",
                                        "CRON_TZ=Europe/Berlin 30 2 * * *",
                                        "@every 45m"};
    static const int64_t lengths[] = {kMinute, 5 * kMinute, 10 * kMinute, kHour,
                                      kHour,   6 * kHour,   kNsPerDay,    7 * kNsPerDay};
    ScheduleText text;
    if (id % 3 == 0) {
      text.cron = crons[Below(std::size(crons))];
    } else {
      text.every.ns = lengths[id % 100 == 1 ? 0 : 1 + Below(std::size(lengths) - 1)];
    }
    if (id % 4 == 0) text.offset.ns = static_cast<int64_t>(Below(600)) * kSecond - 120 * kSecond;
    TaskPlan plan{.id = id,
                  .name = fmt::format("task {}", id),
                  .after = {},
                  .schedule = Schedule::Make(text).value(),
                  .since = begin_};
    plan.concurrency = id % 2 == 0 ? 1 : 5;
    plan.attempts = 1 + static_cast<uint32_t>(id % 3);
    if (id % 5 == 0) plan.jitter.ns = 30 * kSecond;
    plan.catch_up = CatchUp::kAll;
    plan.max_catch_up.ns = 365 * kNsPerDay;
    return plan;
  }

  void Begin() {
    started_.clear();
    executing_ = {};
    store_.Revive();
    store_.calls_left = static_cast<int>(Below(5) == 0 ? Below(50) : Below(300 * plans_.size()));
    store_.last_takes_effect = Below(2) == 0;
    cycle_ = std::make_unique<RunCycle>(store_, [this] { return ++last_id_; });
    // What is due by then is made.
    if (plans_.front().is_active) stopped_ = now_;
    (void)cycle_->Open(plans_, now_);
  }

  void Die() {
    ++deaths_;
    now_.ns += static_cast<int64_t>(Below(1800) * kSecond);
    do Begin();
    while (store_.is_dead());
  }

  // Whatever is next: an end, or runs to start.
  void Step() {
    if (store_.is_dead()) return Die();
    const auto ready = cycle_->Begin(now_, kWorkers - executing_.size());
    if (!ready) return;
    for (const flux::tasks::Run& run : *ready) Start(run);
    stopped_ = now_ < end_ ? now_ : stopped_;
    std::optional<Time> next = cycle_->NextWake();
    if (!executing_.empty()) next = next ? std::min(*next, executing_.top().at) : executing_.top().at;
    if (!next) return;
    now_ = std::max(now_, *next);
    // A machine that is busy with something else.
    if (Below(20'000) == 0) now_.ns += static_cast<int64_t>(Below(600) * kSecond);
    while (!executing_.empty() && executing_.top().at <= now_) {
      flux::tasks::Run run = executing_.top().run;
      executing_.pop();
      if (!End(std::move(run))) return;
    }
  }

  void Start(const flux::tasks::Run& run) {
    const TaskPlan& plan = plans_[run.task - 1];
    const auto [last, is_first] = started_.try_emplace(run.task, run.scheduled_for);
    if (run.attempt == 1) {
      if (!is_first) BOOST_REQUIRE(last->second < run.scheduled_for);
      last->second = run.scheduled_for;
      delays_.push_back(now_.ns - plan.schedule.StartOf(run.scheduled_for).ns);
    }
    const int64_t seconds = static_cast<int64_t>(Below(100) == 0 ? Below(1200) : Below(5));
    executing_.push({Time{now_.ns + seconds * kSecond + static_cast<int64_t>(Below(kSecond))}, run});
  }

  bool End(flux::tasks::Run run) {
    const bool fails = Below(10) == 0;
    run.status = fails ? RunStatus::kFailed : RunStatus::kSuccess;
    if (fails && run.attempt < plans_[run.task - 1].attempts && cycle_->TryAgain(run, now_)) return true;
    return cycle_->End(run, now_).has_value();
  }

  void Report(size_t runs) {
    std::ranges::sort(delays_);
    const auto at = [&](double part) {
      const auto index = static_cast<size_t>(part * static_cast<double>(delays_.size() - 1));
      return static_cast<double>(delays_[index]) / kSecond;
    };
    fmt::print(
        "{} runs, {} deaths; delays of starts in seconds: median {:.1f}, 90 % {:.1f}, 99 % {:.1f}, most {:.1f}\n", runs,
        deaths_, at(0.5), at(0.9), at(0.99), at(1));
  }

  static constexpr size_t kWorkers = 64;
  std::mt19937_64 random_;
  const Time begin_, end_;
  Time now_, stopped_;
  std::vector<TaskPlan> plans_;
  MemoryStore store_;
  RunId last_id_ = 0;
  std::unique_ptr<RunCycle> cycle_;
  std::map<TaskId, Time> started_;  // by this process: the last time of each task
  std::priority_queue<Ending, std::vector<Ending>, std::greater<>> executing_;
  std::vector<int64_t> delays_;
  size_t deaths_ = 0;
};

BOOST_AUTO_TEST_CASE(EveryTimeEndsInOneRun) {
  const auto tasks = static_cast<size_t>(Setting("FLUX_SIMULATED_TASKS", 200));
  Simulation simulation(tasks, Setting("FLUX_SIMULATED_DAYS", 20), 7);
  simulation.Run();
  simulation.Check();
}

}  // namespace
}  // namespace flux::tasks
