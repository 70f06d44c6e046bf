// What a store says when a bit of one of its files has changed.

#include <cstdlib>
#include <fstream>
#include <random>

#include "runtime/plan/specs/scan.h"
#include "runtime/store/maintenance.h"
#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

namespace {

constexpr const char* kBuckets[] = {"a", "b", "c"};
constexpr int kPoints = 20'000;

std::string Lines(int first, int count) {
  std::string text;
  for (int i = first; i < first + count; ++i) {
    text += "m,host=h" + std::to_string(i % 3) + " v=" + std::to_string(i * 7919 % 10007) + "i,s=\"text " +
            std::to_string(i) + "\" " + std::to_string(i) + "\n";
  }
  return text;
}

Result<std::string> Read(Store& store, const char* bucket) {
  FLUX_TRY(const std::shared_ptr<Source> source, store.OpenSource(bucket));
  const CancelToken cancel;
  ScanStats stats;
  ScanContext context{cancel, stats};
  CollectingSink sink;
  plan::ScanSpec spec;
  spec.range = {Time{INT64_MIN}, Time{INT64_MAX}};
  FLUX_TRY_STATUS(source->Scan(spec, context, sink));
  return Render(sink.tables);
}

void Flip(const std::string& path, std::mt19937_64& random) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  const uint64_t at = random() % std::filesystem::file_size(path);
  file.seekg(static_cast<std::streamoff>(at));
  const char changed = static_cast<char>(file.get() ^ (1 << random() % 8));
  file.seekp(static_cast<std::streamoff>(at));
  file.put(changed);
}

void CheckNamed(const Error& error) {
  BOOST_TEST((error.code == ErrorCode::kDataLoss), error.message);
  BOOST_TEST(error.message.find("damaged") != std::string::npos, error.message);
}

// Gives how many buckets can be read: what is read is right, and what is not is named.
int ReadableBuckets(const std::string& path, const std::string& expected) {
  int readable = 0;
  bool is_damaged = false;
  auto store = Store::Open(path, {.must_exist = true, .is_read_only = true});
  if (!store) {
    CheckNamed(store.error());
    is_damaged = true;
  }
  for (const char* bucket : kBuckets) {
    if (!store) break;
    const Result<std::string> found = Read(**store, bucket);
    if (found) BOOST_TEST((*found == expected), "bucket " << bucket << " holds what was never written");
    if (!found) CheckNamed(found.error());
    readable += found.has_value();
    is_damaged |= !found;
  }
  store = std::unexpected(Error{});
  const auto verified = VerifyStore(path);
  BOOST_REQUIRE(verified.has_value());
  BOOST_TEST((!verified->damage.empty() || !is_damaged), "`verify` finds nothing where a query does");
  return readable;
}

}  // namespace

// More bits are flipped when `FLUX_FLIPS` says so.
BOOST_AUTO_TEST_CASE(a_flipped_bit_is_named_and_all_else_is_read) {
  const char* more = std::getenv("FLUX_FLIPS");
  const int flips = more != nullptr ? std::atoi(more) : 5;
  const testing::TempDirectory original;
  std::string expected;
  {
    auto store = OpenStore(original.path + "/data", {.freeze_from = 1});
    for (const char* bucket : kBuckets) {
      BOOST_REQUIRE(store->CreateBucket(bucket).has_value());
      Load(*store, bucket, Lines(0, kPoints));
    }
    BOOST_REQUIRE(store->Compact().has_value());
    for (const char* bucket : kBuckets) Load(*store, bucket, Lines(kPoints, 300));
    // Copied while it is open, so that some points are in the log only.
    std::filesystem::copy(original.path + "/data", original.path + "/copy");
    expected = *Read(*store, "a");
  }
  std::mt19937_64 random(static_cast<uint64_t>(flips));
  int partly_readable = 0;
  for (const auto& entry : std::filesystem::directory_iterator(original.path + "/copy")) {
    if (entry.file_size() == 0) continue;
    for (int flip = 0; flip < flips; ++flip) {
      BOOST_TEST_CONTEXT(entry.path().filename() << ", flip " << flip) {
        const testing::TempDirectory damaged;
        std::filesystem::copy(original.path + "/copy", damaged.path + "/data");
        Flip(damaged.path + "/data/" + entry.path().filename().string(), random);
        const int readable = ReadableBuckets(damaged.path + "/data", expected);
        partly_readable += readable > 0 && readable < static_cast<int>(std::size(kBuckets));
      }
    }
  }
  BOOST_TEST(partly_readable > 0);
}
