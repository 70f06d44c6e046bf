// Points expire by the clock that the store was given.

#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

namespace {

constexpr int64_t kHour = 3600 * kNsPerSecond;
constexpr int64_t kNow = 1'700'000'000 * kNsPerSecond;

// A store with a bucket `db` that keeps points for an hour.
struct HourStore {
  HourStore() { BOOST_REQUIRE(store->CreateBucket("db", Duration{0, kHour}).has_value()); }

  StoreOptions Options() {
    return {.clock = [this] { return now; }};
  }
  static std::string Line(int64_t time) { return fmt::format("m v={}i {}\n", (time - kNow) / kNsPerSecond, time); }
  std::string Values() {
    std::string out;
    for (const Table& table : ScanTables(*store, "db")) {
      const Chunk rows = table.Combined();
      for (size_t i = 0; i < rows.rows; ++i) out += fmt::format(" {}", rows.columns[3]->IntAt(i));
    }
    return out;
  }

  TempDirectory directory;
  Time now{kNow};
  std::unique_ptr<Store> store = OpenStore(directory.path, Options());
};

// How many chunks a scan of all finds.
size_t ChunksIn(Store& store) {
  ScanStats stats;
  ScanTables(store, "db", {}, &stats);
  return stats.chunks_read + stats.chunks_skipped;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(expired_points_are_not_read, HourStore) {
  Load(*store, "db", Line(kNow - 3000 * kNsPerSecond) + Line(kNow - 1000 * kNsPerSecond) + Line(kNow));
  for (int pass = 0; pass < 2; ++pass) {
    now.ns = kNow;
    BOOST_TEST(Values() == " -3000 -1000 0");
    // The oldest one that is kept is as old as the period is long.
    now.ns = kNow - 3000 * kNsPerSecond + kHour;
    BOOST_TEST(Values() == " -3000 -1000 0");
    ++now.ns;
    BOOST_TEST(Values() == " -1000 0");
    now.ns = kNow + 2 * kHour;
    BOOST_TEST(Values() == "");
    now.ns = kNow;
    BOOST_REQUIRE(store->Flush().has_value());
  }
  // Reading alone removes nothing, so points come back when they are kept for longer.
  now.ns = kNow + kHour;
  BOOST_TEST(Values() == " 0");
  BOOST_REQUIRE(store->SetRetention("db", Duration{0, 2 * kHour}).has_value());
  BOOST_TEST(Values() == " -3000 -1000 0");
  BOOST_REQUIRE(store->SetRetention("db", {}).has_value());
  now.ns = kNow + 1000 * kHour;
  BOOST_TEST(Values() == " -3000 -1000 0");
}

BOOST_FIXTURE_TEST_CASE(expired_points_are_not_written, HourStore) {
  const LoadReport report = Load(*store, "db", Line(kNow - kHour - 1) + Line(kNow - kHour));
  BOOST_TEST(report.lines == 1u);
  BOOST_REQUIRE(report.rejected_lines == 1u);
  BOOST_TEST(report.rejected[0].reason ==
             "point m at 2023-11-14T21:13:19.999999999Z dropped because it violates a Retention Policy Lower Bound at "
             "2023-11-14T21:13:20Z");
  BOOST_TEST(Values() == " -3600");
  const std::vector<WritePoint> points = {
      {"m", {{"host", "a b"}}, {{"v", Value::Int(1)}}, Time{kNow - 2 * kHour}},
      {"m", {}, {{"v", Value::Int(2)}}, Time{kNow}},
      {"n", {}, {{"v", Value::Int(3)}}, Time{kNow - 3 * kHour}},
  };
  const auto written = store->Write("db", points);
  BOOST_REQUIRE(written.has_value());
  BOOST_TEST(written->written_points == 1u);
  BOOST_TEST(written->rejected_points == 2u);
  BOOST_TEST(PartialWriteText(*written) ==
             "partial write: dropped 2 points outside retention policy of duration 1h0m0s - oldest point n at "
             "2023-11-14T19:13:20Z dropped because it violates a Retention Policy Lower Bound at 2023-11-14T21:13:20Z, "
             "newest point m,host=a\\ b at 2023-11-14T20:13:20Z dropped because it violates a Retention Policy Lower "
             "Bound at 2023-11-14T21:13:20Z dropped=2");
  const auto status = (*store->OpenWriter("db"))->Write(points);
  BOOST_REQUIRE(!status.has_value());
  BOOST_TEST(status.error().message == "failure writing points to database: " + PartialWriteText(*written));
}

BOOST_FIXTURE_TEST_CASE(expired_chunks_are_dropped, HourStore) {
  const auto fill = [&](int64_t start) {
    std::string text;
    for (int i = 0; i < 10'000; ++i) text += fmt::format("m v={}i {}\n", i, start + i);
    Load(*store, "db", text);
    BOOST_REQUIRE(store->Flush().has_value());
  };
  fill(kNow);
  now.ns = kNow + kHour;
  fill(kNow + kHour);
  BOOST_REQUIRE(store->SetRetention("db", {}).has_value());
  const size_t all = ChunksIn(*store);
  BOOST_REQUIRE(store->DropExpired().has_value());
  BOOST_TEST(ChunksIn(*store) == all);
  BOOST_REQUIRE(store->SetRetention("db", Duration{0, kHour}).has_value());
  now.ns = kNow + kHour + 9'999;
  BOOST_REQUIRE(store->DropExpired().has_value());
  BOOST_REQUIRE(store->SetRetention("db", {}).has_value());
  BOOST_TEST(ChunksIn(*store) == all - 1);
  // It is dropped for good, by whoever seals a bucket after a while, too.
  BOOST_REQUIRE(store->SetRetention("db", Duration{0, kHour}).has_value());
  now.ns = kNow + 2 * kHour + 20'000;
  Load(*store, "db", fmt::format("m v=1i {}\n", now.ns));
  store.reset();
  store = OpenStore(directory.path, Options());
  BOOST_REQUIRE(store->SetRetention("db", {}).has_value());
  BOOST_TEST(ChunksIn(*store) == 1u);
  BOOST_TEST(Values() == " 1");
}

// What a clock says that is ahead of the host's is no reason to remove points.
BOOST_FIXTURE_TEST_CASE(clock_ahead_removes_nothing, HourStore) {
  Load(*store, "db", Line(kNow));
  BOOST_REQUIRE(store->Flush().has_value());
  now.ns = INT64_MAX;
  BOOST_REQUIRE(store->SetRetention("db", Duration{1200, 0}).has_value());
  BOOST_REQUIRE(store->DropExpired().has_value());
  now.ns = kNow;
  BOOST_TEST(Values() == " 0");
}

BOOST_AUTO_TEST_CASE(system_buckets) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  const auto listed = [&] {
    std::string out;
    for (const Bucket& bucket : store->ListBuckets())
      out += fmt::format("{} {}{}\n", bucket.name, FormatDuration(bucket.retention), bucket.is_system ? " system" : "");
    return out;
  };
  BOOST_TEST(listed() == "_monitoring 1w system\n_tasks 3d system\n");
  BOOST_TEST(!store->CreateBucket("_monitoring").has_value());
  BOOST_TEST(!store->CreateBucket("_mine").has_value());
  BOOST_TEST(store->DeleteBucket("_tasks").error().message ==
             "system buckets cannot be deleted: every store has `_tasks`");
  BOOST_TEST(store->RenameBucket("_tasks", "t").error().message ==
             "system buckets cannot be renamed: every store has `_tasks`");
  const Bucket mine = *store->CreateBucket("mine");
  BOOST_TEST(mine.id == 1u);
  BOOST_TEST(!store->RenameBucket("mine", "_yours").has_value());
  BOOST_REQUIRE(store->RenameBucket("mine", "yours").has_value());
  BOOST_TEST(!store->FindBucket("mine").has_value());
  BOOST_REQUIRE(store->SetRetention("_tasks", Duration{0, kHour}).has_value());
  const Time now = *Add(store->FindBucket("yours")->created, Duration{});
  Load(*store, "_monitoring", fmt::format("m v=1 {}\n", now.ns));
  store.reset();
  store = OpenStore(directory.path, {.is_read_only = true});
  BOOST_TEST(listed() == "_monitoring 1w system\n_tasks 1h system\nyours 0ns\n");
  BOOST_TEST(ScanTables(*store, "_monitoring").size() == 1u);
  BOOST_TEST(ScanTables(*store, "_tasks").empty());
  store.reset();
  store = OpenStore(directory.path);
  BOOST_TEST(store->CreateBucket("more")->id == 2u);
}
