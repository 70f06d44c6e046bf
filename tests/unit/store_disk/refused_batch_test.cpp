// What is left of a batch for which there was no room.

#include "runtime/store/maintenance.h"
#include "tests/support/eventually.h"
#include "tests/unit/runtime_store/store_fixture.h"
#include "tests/unit/store_disk/lying_disk.h"

using namespace flux;
using namespace flux::store;
using flux::testing::LyingDisk;

namespace {

Status TryToLoad(Store& store, std::string_view text) {
  FLUX_TRY(const std::unique_ptr<LineLoader> loader, store.OpenLineLoader("db", Precision::kNanoseconds, Time{}));
  FLUX_TRY_STATUS(loader->Feed(text));
  return loader->Commit();
}

uint64_t SeriesIn(const std::string& path) {
  const auto statistics = StatisticsOfStore(path);
  BOOST_REQUIRE(statistics.has_value());
  return statistics->front().series;
}

}  // namespace

BOOST_AUTO_TEST_CASE(series_of_a_batch_that_was_refused_are_not_there) {
  TempDirectory directory;
  LyingDisk disk(directory.path);
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  Load(*store, "db", "m,host=a v=1 1\n");
  disk.Fail(LyingDisk::Fault::kFull, 0);
  const Status refused = TryToLoad(*store, "m,host=b v=1,w=2i 2\nn v=1 2\n");
  disk.Heal();
  BOOST_REQUIRE(!refused.has_value());
  BOOST_TEST((refused.error().code == ErrorCode::kResourceExhausted), refused.error().message);
  // It brings what is known of series to the disk.
  BOOST_REQUIRE(Eventually([&] { return TryToLoad(*store, "m,host=a v=2 3\n"); }).has_value());
  const std::string expected = "_field=v,_measurement=m,host=a: 1 1f, 3 2f,\n";
  for (int pass = 0; pass < 2; ++pass) {
    BOOST_TEST(Scan(*store, "db") == expected);
    BOOST_TEST(SeriesIn(directory.path) == 1u);
    store.reset();
    store = OpenStore(directory.path);
  }
}
