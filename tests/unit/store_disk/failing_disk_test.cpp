// What a store says and holds when the disk fails under it: it is full, or gives an error for a write or a sync.

#include <signal.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdlib>
#include <sstream>
#include <thread>

#include "runtime/store/maintenance.h"
#include "tests/unit/store_disk/lying_disk.h"
#include "tests/unit/store_disk/worker.h"
#include "tests/unit/store_disk/workload.h"

using namespace flux;
using namespace flux::store;
using flux::testing::LyingDisk;
using Fault = LyingDisk::Fault;

namespace {

constexpr int kSteps = 60;

// The first thing that only one of the two has.
std::string Difference(const std::string& a, const std::string& b) {
  const size_t at = static_cast<size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  return a.substr(at, 60) + " instead of " + b.substr(std::min(at, b.size()), 60);
}

std::string CheckHolds(Workload& workload, std::string_view when) {
  const std::string found = Scan(workload.store(), "db");
  BOOST_TEST((found == workload.before() || found == workload.after()),
             when << " it holds what it never held: " << Difference(found, workload.before()));
  return found;
}

// Room is there again: the store goes on by itself after a while.
void CheckGoesOn(Workload& workload) {
  constexpr std::chrono::milliseconds kPause{100};
  Status done;
  for (int tries = 0; tries < 100; ++tries) {
    done = workload.Step();
    if (done) break;
    workload.Settle(CheckHolds(workload, "without room"));
    std::this_thread::sleep_for(kPause);
  }
  BOOST_TEST(done.has_value(), "there is room, and yet: " << done.error().message);
  workload.Settle(CheckHolds(workload, "going on"));
}

struct Work {
  int fault = 0;
  size_t calls = 0;
  uint64_t seed = 0;
  std::string directory = {};
};

void CheckVerified(const std::string& directory) {
  const auto verified = VerifyStore(directory + "/data");
  BOOST_REQUIRE(verified.has_value());
  for (const std::string& damage : verified->damage) BOOST_ERROR(damage);
}

void DoOnFailingDisk(const Work& work) {
  const Fault fault = static_cast<Fault>(work.fault);
  Workload workload(work.directory, work.seed);
  LyingDisk disk(work.directory);
  BOOST_REQUIRE(workload.Open().has_value());
  disk.Fail(fault, work.calls);
  Status done;
  for (int step = 1; step <= kSteps; ++step) {
    done = workload.Step();
    if (!done) break;
    Report(step);
  }
  const bool is_full = fault == Fault::kFull || fault == Fault::kQuota;
  if (!done && is_full) {
    BOOST_TEST((done.error().code == ErrorCode::kResourceExhausted), done.error().message);
    BOOST_TEST(done.error().message.find("no space left") != std::string::npos, done.error().message);
  }
  if (!done) BOOST_TEST(done.error().message.find("damage") == std::string::npos, done.error().message);
  if (workload.is_open()) CheckHolds(workload, "after the fault");
  disk.Heal();
  if (workload.is_open() && is_full) CheckGoesOn(workload);
  workload.Close();
  const Status opened = workload.Open();
  BOOST_REQUIRE_MESSAGE(opened.has_value(), opened.error().message);
  // What failed may be there or not.
  workload.Settle(CheckHolds(workload, "opened again"));
  CheckGoesOn(workload);
  workload.Close();
  CheckVerified(work.directory);
}

// RocksDB aborts when a compaction cannot write a table in which nothing is left, as all of it was deleted by ranges:
// run 86 of `FLUX_DISK_FAULTS=150` of `a_quota`.
void CheckAfterAbort(const Work& work, int done) {
  Workload expected("", work.seed);
  for (int step = 0; step < done; ++step) BOOST_REQUIRE(expected.Step().has_value());
  const std::string before = expected.before();
  const Time now = expected.now();
  BOOST_REQUIRE(expected.Step().has_value());
  const auto store = OpenStore(work.directory + "/data", OptionsAt([&] { return now; }));
  const std::string found = Scan(*store, "db");
  BOOST_TEST((found == before || found == expected.after()), "after the abort it holds what it never held");
}

// Lets each fault come after so many calls, of which there are more with `FLUX_DISK_FAULTS`.
void RunAll(Fault fault, size_t most_calls) {
  const char* more = std::getenv("FLUX_DISK_FAULTS");
  const uint64_t runs = more != nullptr ? std::strtoull(more, nullptr, 10) : 8;
  std::mt19937_64 random(runs);
  uint64_t aborts = 0;
  for (uint64_t run = 0; run < runs; ++run) {
    const testing::TempDirectory directory;
    const Work work{static_cast<int>(fault), random() % most_calls, run, directory.path};
    BOOST_TEST_CONTEXT("run " << run << ": after " << work.calls << " calls") {
      Worker worker("works_on_a_failing_disk", std::to_string(work.fault) + " " + std::to_string(work.calls) + " " +
                                                   std::to_string(work.seed) + " " + work.directory);
      const int ended = worker.Wait();
      if (WIFSIGNALED(ended) && WTERMSIG(ended) == SIGABRT) {
        ++aborts;
        CheckAfterAbort(work, worker.LastReport());
      } else {
        BOOST_TEST((WIFEXITED(ended) && WEXITSTATUS(ended) == 0), "what the process says is above");
      }
    }
  }
  if (aborts > 0) BOOST_TEST_MESSAGE("RocksDB aborted in " << aborts << " of " << runs << " runs");
}

}  // namespace

BOOST_AUTO_TEST_CASE(works_on_a_failing_disk) {
  if (WorkOfThisProcess() == nullptr) return;
  std::istringstream text(WorkOfThisProcess());
  Work work;
  text >> work.fault >> work.calls >> work.seed >> work.directory;
  DoOnFailingDisk(work);
}

BOOST_AUTO_TEST_CASE(a_full_disk) { RunAll(Fault::kFull, 400); }
BOOST_AUTO_TEST_CASE(a_quota) { RunAll(Fault::kQuota, 400); }
BOOST_AUTO_TEST_CASE(a_sync_that_fails) { RunAll(Fault::kFailSync, 120); }
BOOST_AUTO_TEST_CASE(a_write_that_fails) { RunAll(Fault::kFailWrite, 400); }
