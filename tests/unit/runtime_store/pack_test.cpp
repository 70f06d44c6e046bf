#include "runtime/store/pack.h"

#include <fmt/format.h>

#include "runtime/store/bytes.h"
#include "runtime/store/maintenance.h"
#include "runtime/store/store_state.h"
#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

namespace {

constexpr int kSeries = 300;  // more than one pack has room for

// A point of each series whose number `takes` accepts.
std::string Points(int64_t time, auto takes) {
  std::string text;
  for (int i = 0; i < kSeries; ++i) {
    if (takes(i)) text += fmt::format("m,host=h{:03} v={},s=\"{}\" {}\n", i, i + time, time, time);
  }
  return text;
}

std::string AllPoints(int64_t time) {
  return Points(time, [](int) { return true; });
}

// The records of the chunk index: those of packs, and all others.
struct Records {
  size_t packs = 0, chunks = 0;
};
Records CountRecords(const std::string& path) {
  auto map = KeyValueStore::OpenForReading(path, {}).value();
  Records records;
  BOOST_REQUIRE(map->ForEach(Space::kChunkIndex, "", nullptr,
                             [&](std::string_view key, std::string_view) -> Status {
                               ++(ByteReader(key.substr(4)).Key32() == kPackColumn ? records.packs : records.chunks);
                               return {};
                             })
                    .has_value());
  return records;
}

// Gives every chunk of a pack a record of its own, as stores of before there were packs have them.
void Unpack(const std::string& path) {
  auto map = KeyValueStore::Open(path, {.must_exist = true}).value();
  WriteSet changes;
  BOOST_REQUIRE(map->ForEach(Space::kChunkIndex, "", nullptr,
                             [&](std::string_view key, std::string_view index) -> Status {
                               std::vector<ChunkInfo> chunks;
                               BOOST_REQUIRE(DecodeChunkRecord(key.substr(4), index, chunks));
                               PinnedValue pack;
                               BOOST_REQUIRE(map->Get(Space::kChunks, key, nullptr, pack).value());
                               for (const ChunkInfo& chunk : chunks) {
                                 if (chunk.pack == 0) continue;
                                 const std::string own =
                                     ChunkKey(ByteReader(key).Key32(), chunk.column, chunk.min_time);
                                 changes.Put(Space::kChunkIndex, own, EncodeChunkInfo(chunk));
                                 changes.Put(Space::kChunks, own, WithinPack(pack.bytes(), chunk).value());
                                 changes.Delete(Space::kChunkIndex, key);
                                 changes.Delete(Space::kChunks, key);
                               }
                               return {};
                             })
                    .has_value());
  BOOST_REQUIRE(map->Write(changes, KeyValueStore::Durability::kNow).has_value());
}

void Fill(const std::string& path, const std::string& text) {
  auto store = OpenStore(path);
  if (!store->FindBucket("db")) BOOST_REQUIRE(store->CreateBucket("db").has_value());
  Load(*store, "db", text);
}

std::string ScanClosed(const std::string& path, const Query& query = {}) {
  return Scan(*OpenStore(path, {.is_read_only = true}), "db", query);
}

}  // namespace

BOOST_AUTO_TEST_CASE(index_of_a_pack) {
  ColumnRows rows;
  rows.Append(10, 7);
  ChunkInfo a, b;
  EncodeChunk(rows, 0, 1, a);
  rows.Append(20, 8);
  EncodeChunk(rows, 0, 2, b);
  a.column = 3;
  b.column = 500;
  b.offset = 40;
  const std::string index = EncodePackIndex({a, b});
  const std::string key = PackKey(1, 9).substr(4);
  std::vector<ChunkInfo> read;
  BOOST_REQUIRE(DecodeChunkRecord(key, index, read));
  BOOST_REQUIRE(read.size() == 2u);
  BOOST_TEST(read[0].column == 3u);
  BOOST_TEST(read[1].column == 500u);
  BOOST_TEST(read[1].offset == 40u);
  BOOST_TEST(read[1].pack == 9u);
  BOOST_TEST(read[1].max_time == 20);
  for (size_t length = 0; length < index.size(); ++length) {
    std::vector<ChunkInfo> part;
    const bool is_whole = DecodeChunkRecord(key, index.substr(0, length), part);
    BOOST_TEST(part.size() < 2u);
    // The version alone, and what ends with the first chunk, are shorter indexes.
    BOOST_TEST(is_whole == (length == 1 || part.size() == 1 && EncodePackIndex({a}).size() == length));
  }
  BOOST_TEST(!WithinPack(std::string(10, '\0'), b).has_value());
}

BOOST_AUTO_TEST_CASE(small_chunks_are_packed) {
  TempDirectory directory;
  Fill(directory.path, AllPoints(10) + AllPoints(20));
  const Records records = CountRecords(directory.path);
  BOOST_TEST(records.chunks == 0u);
  BOOST_TEST(records.packs > 1u);
  BOOST_TEST(records.packs < 10u);
  BOOST_TEST(ScanClosed(directory.path, {.predicates = {Compare("host", BinaryOp::kEqual, Value::String("h299")),
                                                        Compare("_field", BinaryOp::kEqual, Value::String("v"))}}) ==
             "_field=v,_measurement=m,host=h299: 10 309f, 20 319f,\n");
}

BOOST_AUTO_TEST_CASE(packs_of_many_seals) {
  TempDirectory packed, plain;
  std::string all;
  const auto add = [&](const std::string& text) {
    all += text;
    Fill(packed.path, text);
  };
  add(AllPoints(10));
  add(Points(20, [](int i) { return i % 3 == 0; }));
  add(Points(15, [](int i) { return i % 7 == 0; }));  // between what is there
  add(Points(20, [](int i) { return i == 299; }));    // once more
  add(AllPoints(5));
  {
    auto store = OpenStore(plain.path);
    BOOST_REQUIRE(store->CreateBucket("db").has_value());
    Load(*store, "db", all);
    const std::string expected = Scan(*store, "db");
    BOOST_TEST(ScanClosed(packed.path) == expected);
  }
  // Packs of which nothing is left are gone.
  BOOST_TEST(CountRecords(packed.path).packs < 20u);
  BOOST_TEST(VerifyStore(packed.path)->damage.empty());
  BOOST_REQUIRE(OpenStore(packed.path)->DeleteBucket("db").has_value());
  BOOST_TEST(CountRecords(packed.path).packs == 0u);
}

BOOST_AUTO_TEST_CASE(chunks_with_records_of_their_own) {
  TempDirectory directory;
  Fill(directory.path, AllPoints(10) + AllPoints(20));
  const std::string expected = ScanClosed(directory.path);
  Unpack(directory.path);
  BOOST_TEST(CountRecords(directory.path).packs == 0u);
  BOOST_TEST(CountRecords(directory.path).chunks == 2u * kSeries);
  BOOST_TEST(ScanClosed(directory.path) == expected);
  BOOST_TEST(VerifyStore(directory.path)->damage.empty());
  // What is written to moves into packs; what lies beside them is found, too.
  Fill(directory.path, Points(30, [](int i) { return i < 10; }));
  BOOST_TEST(CountRecords(directory.path).packs == 1u);
  BOOST_TEST(CountRecords(directory.path).chunks == 2u * (kSeries - 10));
  const Query one{.predicates = {Compare("host", BinaryOp::kEqual, Value::String("h009")),
                                 Compare("_field", BinaryOp::kEqual, Value::String("v"))}};
  BOOST_TEST(ScanClosed(directory.path, one) == "_field=v,_measurement=m,host=h009: 10 19f, 20 29f, 30 39f,\n");
}

// Bytes of all packs.
size_t PackBytes(const std::string& path) {
  auto map = KeyValueStore::OpenForReading(path, {}).value();
  size_t bytes = 0;
  const auto count = [&](std::string_view key, std::string_view value) -> Status {
    if (ByteReader(key.substr(4)).Key32() == kPackColumn) bytes += value.size();
    return {};
  };
  BOOST_REQUIRE(map->ForEach(Space::kChunks, "", nullptr, count).has_value());
  return bytes;
}

void CompactClosed(const std::string& path) { BOOST_REQUIRE(OpenStore(path)->Compact().has_value()); }

// Chunks of a first and a second field that are too large for packs, and small ones behind them that do not pay for
// being merged with them when they come.
BOOST_AUTO_TEST_CASE(compaction_merges_small_neighbours) {
  TempDirectory directory;
  std::string text;
  for (int i = 0; i < 3000; ++i) text += fmt::format("m a={},b={}i {}\n", i * 0.123456789 * i, i * 7919 % 997, i);
  Fill(directory.path, text);
  for (int i = 3000; i < 3030; i += 10) {
    text.clear();
    for (int k = i; k < i + 10; ++k) text += fmt::format("m a={},b=1i {}\n", k * 1.7, k);
    Fill(directory.path, text);
  }
  const std::string expected = ScanClosed(directory.path);
  BOOST_TEST(CountRecords(directory.path).packs >= 1u);
  CompactClosed(directory.path);
  BOOST_TEST(CountRecords(directory.path).packs == 0u);
  BOOST_TEST(CountRecords(directory.path).chunks == 2u);
  BOOST_TEST(ScanClosed(directory.path) == expected);
  BOOST_TEST(VerifyStore(directory.path)->damage.empty());
}

BOOST_AUTO_TEST_CASE(compaction_empties_sparse_packs) {
  TempDirectory directory;
  Fill(directory.path, AllPoints(10));
  const size_t full = PackBytes(directory.path);
  // Of each pack most chunks leave for new ones.
  Fill(directory.path, Points(20, [](int i) { return i % 10 != 0; }));
  const std::string expected = ScanClosed(directory.path);
  const size_t before = PackBytes(directory.path);
  BOOST_TEST(before > full + full / 2);
  CompactClosed(directory.path);
  BOOST_TEST(PackBytes(directory.path) < before - full / 2);
  BOOST_TEST(ScanClosed(directory.path) == expected);
  // Nothing is left to do.
  const Records records = CountRecords(directory.path);
  CompactClosed(directory.path);
  BOOST_TEST(CountRecords(directory.path).packs == records.packs);
}

BOOST_AUTO_TEST_CASE(compaction_packs_chunks_of_old_stores) {
  TempDirectory directory;
  Fill(directory.path, AllPoints(10) + AllPoints(20));
  const std::string expected = ScanClosed(directory.path);
  Unpack(directory.path);
  CompactClosed(directory.path);
  BOOST_TEST(CountRecords(directory.path).chunks == 0u);
  BOOST_TEST(ScanClosed(directory.path) == expected);
}

BOOST_AUTO_TEST_CASE(stores_of_a_newer_program) {
  TempDirectory directory;
  Fill(directory.path, AllPoints(10));
  const auto set_format = [&](const std::string& format) {
    auto map = KeyValueStore::Open(directory.path, {.must_exist = true}).value();
    WriteSet changes;
    if (format.empty()) {
      changes.Delete(Space::kCatalog, "f");
    } else {
      changes.Put(Space::kCatalog, "f", format);
    }
    BOOST_REQUIRE(map->Write(changes, KeyValueStore::Durability::kNow).has_value());
  };
  const std::string expected = ScanClosed(directory.path);
  set_format("");
  BOOST_TEST(ScanClosed(directory.path) == expected);
  Fill(directory.path, "");
  set_format("\x63");
  const auto is_refused = [](const auto& result) {
    return !result && result.error().code == ErrorCode::kFailedPrecondition &&
           result.error().message.contains("it has format 99, and this one knows those up to");
  };
  BOOST_TEST(is_refused(Store::Open(directory.path, {})));
  BOOST_TEST(is_refused(Store::Open(directory.path, {.is_read_only = true})));
  BOOST_TEST(is_refused(VerifyStore(directory.path)));
  BOOST_TEST(is_refused(SalvageStore(directory.path)));
  BOOST_TEST(is_refused(StatisticsOfStore(directory.path)));
}

BOOST_AUTO_TEST_CASE(repair_keeps_whole_packs) {
  TempDirectory directory;
  const std::string path = directory.path + "/store";
  Fill(path, AllPoints(10));
  const size_t packs = CountRecords(path).packs;
  {
    auto map = KeyValueStore::Open(path, {.must_exist = true}).value();
    WriteSet changes;
    changes.Delete(Space::kChunks, PackKey(1, 2));
    BOOST_REQUIRE(map->Write(changes, KeyValueStore::Durability::kNow).has_value());
  }
  BOOST_TEST(!VerifyStore(path)->damage.empty());
  const Result<StoreRepair> repair = SalvageStore(path);
  BOOST_REQUIRE(repair.has_value());
  BOOST_REQUIRE(repair->losses.size() == 1u);
  BOOST_TEST(repair->losses[0] == "bucket \"db\": 128 chunks with 128 values");
  BOOST_TEST(CountRecords(repair->repaired).packs == packs - 1);
  BOOST_TEST(VerifyStore(repair->repaired)->buckets[0].values == 2u * kSeries - 128);
}
