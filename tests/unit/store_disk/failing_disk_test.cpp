// What a store says and holds when the disk fails under it: it is full, or gives an error for a write or a sync.

#include <chrono>
#include <cstdlib>
#include <thread>

#include "runtime/store/maintenance.h"
#include "tests/unit/store_disk/lying_disk.h"
#include "tests/unit/store_disk/workload.h"

using namespace flux;
using namespace flux::store;
using flux::testing::LyingDisk;
using Fault = LyingDisk::Fault;

namespace {

constexpr int kSteps = 60;

void CheckHolds(Workload& workload) {
  const std::string found = Scan(workload.store(), "db");
  BOOST_TEST((found == workload.before() || found == workload.after()), "it holds what it never held");
  workload.Settle(found);
}

// Room is there again: the store goes on by itself after a while.
void CheckGoesOn(Workload& workload) {
  constexpr std::chrono::milliseconds kPause{100};
  Status done;
  for (int tries = 0; tries < 100; ++tries) {
    done = workload.Step();
    if (done) break;
    CheckHolds(workload);
    std::this_thread::sleep_for(kPause);
  }
  BOOST_TEST(done.has_value(), "there is room, and yet: " << done.error().message);
  CheckHolds(workload);
}

// Gives whether the fault came about.
bool RunWith(Fault fault, size_t calls, uint64_t seed) {
  const testing::TempDirectory directory;
  Workload workload(directory.path, seed);
  LyingDisk disk(directory.path);
  BOOST_REQUIRE(workload.Open().has_value());
  disk.Fail(fault, calls);
  Status done;
  for (int step = 0; step < kSteps && done; ++step) done = workload.Step();
  if (!disk.has_failed()) return false;
  const bool is_full = fault == Fault::kFull || fault == Fault::kQuota;
  if (!done && is_full) {
    BOOST_TEST((done.error().code == ErrorCode::kResourceExhausted), done.error().message);
    BOOST_TEST(done.error().message.find("no space left") != std::string::npos, done.error().message);
  }
  if (workload.is_open()) CheckHolds(workload);
  disk.Heal();
  if (workload.is_open() && is_full) CheckGoesOn(workload);
  workload.Close();
  const Status opened = workload.Open();
  BOOST_REQUIRE_MESSAGE(opened.has_value(), opened.error().message);
  CheckHolds(workload);
  CheckGoesOn(workload);
  workload.Close();
  const auto verified = VerifyStore(directory.path + "/data");
  BOOST_REQUIRE(verified.has_value());
  for (const std::string& damage : verified->damage) BOOST_ERROR(damage);
  return true;
}

// Lets each fault come after so many calls, of which there are more with `FLUX_DISK_FAULTS`.
void RunAll(Fault fault, size_t most_calls) {
  const char* more = std::getenv("FLUX_DISK_FAULTS");
  const uint64_t runs = more != nullptr ? std::strtoull(more, nullptr, 10) : 10;
  std::mt19937_64 random(runs);
  uint64_t faults = 0;
  for (uint64_t run = 0; run < runs; ++run) {
    const size_t calls = random() % most_calls;
    BOOST_TEST_CONTEXT("run " << run << ": after " << calls << " calls") { faults += RunWith(fault, calls, run); }
  }
  BOOST_TEST(faults > runs / 3);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_full_disk) { RunAll(Fault::kFull, 400); }
BOOST_AUTO_TEST_CASE(a_quota) { RunAll(Fault::kQuota, 400); }
BOOST_AUTO_TEST_CASE(a_sync_that_fails) { RunAll(Fault::kFailSync, 120); }
BOOST_AUTO_TEST_CASE(a_write_that_fails) { RunAll(Fault::kFailWrite, 400); }
