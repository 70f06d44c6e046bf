// What a store holds after the power was cut while it worked, on a disk that forgets what was not synced.

#include <cstdlib>

#include "runtime/store/maintenance.h"
#include "tests/unit/store_disk/lying_disk.h"
#include "tests/unit/store_disk/workload.h"

using namespace flux;
using namespace flux::store;
using flux::testing::LyingDisk;

namespace {

// What a workload had done at some moment.
struct Milestone {
  size_t moment = 0;
  std::string before, after;
  Time now;
};

// Opens what is left, looks into it, writes to it and closes it.
void CheckWhatIsLeft(const std::string& path, const Milestone& milestone) {
  const StoreOptions options = OptionsAt([&] { return milestone.now; });
  auto store = Store::Open(path, options);
  BOOST_TEST(store.has_value(), store.error().message);
  if (!store) return;
  if (!(*store)->FindBucket("db")) {
    BOOST_TEST_REQUIRE(milestone.before == "", "the bucket is lost");
    return;
  }
  const std::string found = Scan(**store, "db");
  BOOST_TEST((found == milestone.before || found == milestone.after), "it holds what it never held");
  const std::string time = std::to_string(milestone.now.ns);
  Load(**store, "db", "n v=1 " + time + "\n");
  store->reset();
  const auto verified = VerifyStore(path);
  BOOST_REQUIRE(verified.has_value());
  for (const std::string& damage : verified->damage) BOOST_ERROR(damage);
  const auto again = OpenStore(path, options);
  BOOST_TEST((Scan(*again, "db") == found + "_field=v,_measurement=n: " + time + " 1f,\n"),
             "a write after the cut is not there");
}

// The power goes again while the store is opened, sealed and closed.
void CutAgain(const std::string& path, const Milestone& milestone, std::mt19937_64& random) {
  const testing::TempDirectory rest;
  {
    const LyingDisk disk(path);
    const auto store = Store::Open(path + "/data", OptionsAt([&] { return milestone.now; }));
    if (store && random() % 2) BOOST_TEST((*store)->Flush().has_value());
    const size_t moment = disk.first_moment() + random() % (disk.moment() - disk.first_moment() + 1);
    disk.CutPower(moment, random, rest.path);
  }
  CheckWhatIsLeft(rest.path + "/data", milestone);
}

}  // namespace

// More cuts are made when `FLUX_POWER_CUTS` says so.
BOOST_AUTO_TEST_CASE(a_power_cut_loses_nothing_acknowledged) {
  const char* more = std::getenv("FLUX_POWER_CUTS");
  const int cuts = more != nullptr ? std::atoi(more) : 60;
  constexpr int kSteps = 60;
  for (uint64_t seed = 1; seed <= 4; ++seed) {
    const testing::TempDirectory directory;
    Workload workload(directory.path, seed);
    LyingDisk disk(directory.path);
    std::vector<Milestone> milestones;
    BOOST_REQUIRE(workload.Open().has_value());
    for (int step = 0; step < kSteps; ++step) {
      const Status done = workload.Step();
      BOOST_REQUIRE_MESSAGE(done.has_value(), done.error().message);
      milestones.push_back({disk.moment(), workload.before(), workload.after(), workload.now()});
    }
    workload.Close();
    disk.Stop();
    std::mt19937_64 random(seed);
    for (int cut = 0; cut < cuts; ++cut) {
      const size_t moment = random() % (disk.moment() + 1);
      BOOST_TEST_CONTEXT("seed " << seed << ", cut " << cut << " after " << moment << " operations of "
                                 << disk.moment()) {
        const testing::TempDirectory rest;
        disk.CutPower(moment, random, rest.path);
        const auto next = std::ranges::upper_bound(milestones, moment, {}, &Milestone::moment);
        Milestone expected = next == milestones.begin() ? Milestone() : *std::prev(next);
        if (next != milestones.end()) expected.after = next->after;
        cut % 3 == 0 ? CutAgain(rest.path, expected, random) : CheckWhatIsLeft(rest.path + "/data", expected);
      }
    }
  }
}
