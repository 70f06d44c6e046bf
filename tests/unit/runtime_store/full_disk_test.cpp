// What a disk that takes no more leaves behind, and how the store goes on.

#include <random>

#include "runtime/store/key_value_store.h"
#include "tests/support/eventually.h"
#include "tests/support/file_size_limit.h"
#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

namespace {

std::string Noise(uint64_t seed, size_t size) {
  std::mt19937_64 random(seed);
  std::string bytes;
  while (bytes.size() < size) bytes += static_cast<char>(random());
  return bytes;
}

}  // namespace

// A limit on the size of files stands for a disk that refuses to take more.
BOOST_AUTO_TEST_CASE(a_compaction_without_room_is_an_error_and_works_later) {
  constexpr uint64_t kFiles = 3;
  constexpr size_t kBytes = 80'000;
  TempDirectory directory;
  auto map = KeyValueStore::Open(directory.path, {});
  BOOST_REQUIRE(map.has_value());
  for (uint64_t i = 0; i < kFiles; ++i) {
    WriteSet changes;
    changes.Put(Space::kChunks, std::to_string(i), Noise(i, kBytes));
    BOOST_REQUIRE((*map)->Write(changes, KeyValueStore::Durability::kNow).has_value());
    BOOST_REQUIRE((*map)->Flush().has_value());
  }
  {
    const testing::FileSizeLimit full(2 * kBytes);
    const Status compacted = (*map)->Compact();
    BOOST_REQUIRE(!compacted.has_value());
    BOOST_TEST((compacted.error().code == ErrorCode::kResourceExhausted), compacted.error().message);
    BOOST_TEST(compacted.error().message.starts_with("no space left"), compacted.error().message);
  }
  const Status compacted = Eventually([&] { return (*map)->Compact(); });
  BOOST_TEST(compacted.has_value(), (compacted ? "" : compacted.error().message));
  for (uint64_t i = 0; i < kFiles; ++i) {
    PinnedValue value;
    BOOST_REQUIRE((*map)->Get(Space::kChunks, std::to_string(i), nullptr, value).value());
    BOOST_TEST((value.bytes() == Noise(i, kBytes)));
  }
}
