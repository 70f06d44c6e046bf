// Points of any age in any order: what comes late is where it belongs, and the last value of a time counts.

#include <limits>
#include <map>
#include <random>

#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

namespace {

std::string Rendered(const std::map<int64_t, int64_t>& points, int64_t start, int64_t stop) {
  std::string row;
  for (auto at = points.lower_bound(start); at != points.end() && at->first < stop; ++at) {
    row += " " + std::to_string(at->first) + " " + std::to_string(at->second) + ",";
  }
  return row.empty() ? row : "_field=v,_measurement=m:" + row + "\n";
}

// A time from all that line protocol can say, or near one of a few moments, where most meet others.
int64_t AnyTime(std::mt19937_64& random) {
  constexpr int64_t kLeast = std::numeric_limits<int64_t>::min() + 2, kMost = std::numeric_limits<int64_t>::max() - 1;
  constexpr int64_t kMoments[] = {kLeast, -1'000, 0, 1'704'067'200'000'000'000, kMost - 200};
  if (random() % 4 == 0) return std::uniform_int_distribution<int64_t>(kLeast, kMost)(random);
  return kMoments[random() % std::size(kMoments)] + static_cast<int64_t>(random() % 200);
}

}  // namespace

BOOST_AUTO_TEST_CASE(points_of_any_age_come_in_any_order) {
  std::mt19937_64 random(7);
  TempDirectory directory;
  std::map<int64_t, int64_t> points;
  auto store = OpenStore(directory.path, {.memory_limit = 4'000});
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  for (int batch = 0; batch < 120; ++batch) {
    std::string text;
    for (size_t i = 1 + random() % 60; i > 0; --i) {
      const int64_t time = AnyTime(random), value = static_cast<int64_t>(random() % 1'000);
      text += "m v=" + std::to_string(value) + "i " + std::to_string(time) + "\n";
      points[time] = value;
    }
    Load(*store, "db", text);
    if (random() % 8 == 0) BOOST_REQUIRE(store->Flush().has_value());
    if (random() % 12 == 0) {
      store.reset();
      store = OpenStore(directory.path, {.memory_limit = 4'000});
    }
    const auto [start, stop] = std::minmax(AnyTime(random), AnyTime(random));
    BOOST_REQUIRE(Scan(*store, "db", {.start = start, .stop = stop}) == Rendered(points, start, stop));
  }
  BOOST_REQUIRE(Scan(*store, "db") == Rendered(points, INT64_MIN, INT64_MAX));
}
