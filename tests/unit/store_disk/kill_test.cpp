// What a store holds after the process that worked on it was killed.

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <sstream>

#include "runtime/store/maintenance.h"
#include "tests/unit/store_disk/worker.h"
#include "tests/unit/store_disk/workload.h"

using namespace flux;
using namespace flux::store;

namespace {

// A copy that has its name is whole.
void CheckCopies(const std::string& directory) {
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (entry.path().extension() == ".partial") continue;
    const auto verified = VerifyStore(entry.path());
    BOOST_TEST((verified.has_value() && verified->damage.empty()), entry.path() << " is not whole");
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(works_until_killed) {
  if (WorkOfThisProcess() == nullptr) return;
  std::istringstream work(WorkOfThisProcess());
  uint64_t seed = 0;
  std::string directory;
  work >> seed >> directory;
  Workload workload(directory, seed);
  if (!workload.Open()) _exit(1);
  for (int done = 1;; ++done) {
    if (!workload.Step()) _exit(2);
    Report(done);
  }
}

// It is killed more often when `FLUX_KILLS` says so.
BOOST_AUTO_TEST_CASE(a_kill_loses_nothing_acknowledged_and_brings_nothing_back) {
  const char* more = std::getenv("FLUX_KILLS");
  const uint64_t kills = more != nullptr ? std::strtoull(more, nullptr, 10) : 12;
  std::mt19937_64 random(kills);
  for (uint64_t seed = 1; seed <= kills; ++seed) {
    const testing::TempDirectory directory;
    Worker worker("works_until_killed", std::to_string(seed) + " " + directory.path);
    worker.Kill(std::chrono::milliseconds(random() % 600));
    BOOST_TEST(WIFSIGNALED(worker.Wait()), "the process that works on the store ended by itself");
    const int done = worker.LastReport();
    Workload expected("", seed);
    for (int step = 0; step < done; ++step) BOOST_REQUIRE(expected.Step().has_value());
    const std::string before = expected.before();
    const Time now = expected.now();
    BOOST_REQUIRE(expected.Step().has_value());
    BOOST_TEST_CONTEXT("seed " << seed << ", killed after " << done << " steps") {
      CheckCopies(directory.path);
      const auto store = OpenStore(directory.path + "/data", OptionsAt([&] { return now; }));
      const std::string found = Scan(*store, "db");
      BOOST_TEST((found == before || found == expected.after()), "it holds what it never held");
      BOOST_TEST(store->Flush().has_value());
      BOOST_TEST((Scan(*store, "db") == found), "sealing changes what it holds");
    }
  }
}
