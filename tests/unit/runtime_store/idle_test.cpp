// Points of buckets that nobody writes to any more are sealed.

#include "runtime/store/store_state.h"
#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

namespace {

using std::chrono::steady_clock;

// An open store with a bucket, but without the thread that looks for idle buckets.
struct OpenBucket {
  OpenBucket() {
    auto map = KeyValueStore::Open(directory.path, {});
    BOOST_REQUIRE(map.has_value());
    state.map = *std::move(map);
    bucket->info.id = 1;
    BOOST_REQUIRE(LoadBucket(*state.map, *bucket).has_value());
    state.loaded.emplace(bucket->info.id, bucket);
  }

  void Write(size_t count) {
    std::vector<WritePoint> points(count);
    for (size_t i = 0; i < count; ++i) {
      points[i].measurement = "m";
      points[i].fields = {{"v", Value::Int(7)}};
      points[i].time = Time{static_cast<int64_t>(i)};
    }
    BOOST_REQUIRE(WritePoints(state, *bucket, points).has_value());
  }

  TempDirectory directory;
  std::shared_ptr<BucketState> bucket = std::make_shared<BucketState>();
  StoreState state;
};

// Enough points to be worth sealing.
constexpr size_t kMany = 70'000;

}  // namespace

BOOST_FIXTURE_TEST_CASE(an_idle_bucket_is_sealed, OpenBucket) {
  const steady_clock::time_point before = steady_clock::now();
  Write(kMany);
  SealIdle(state, before);
  BOOST_TEST(bucket->has_log);
  SealIdle(state, steady_clock::now());
  BOOST_TEST(!bucket->has_log);
  BOOST_TEST(bucket->fresh_bytes == 0u);
  BOOST_TEST(bucket->columns[0].chunks.size() > 0u);
}

BOOST_FIXTURE_TEST_CASE(a_handful_of_points_is_left, OpenBucket) {
  Write(100);
  SealIdle(state, steady_clock::now());
  BOOST_TEST(bucket->has_log);
}

BOOST_FIXTURE_TEST_CASE(a_bucket_that_was_deleted_is_not_sealed, OpenBucket) {
  Write(kMany);
  bucket->is_deleted = true;
  SealIdle(state, steady_clock::now());
  BOOST_TEST(bucket->has_log);
}
