#include "runtime/store/frozen_bucket.h"

#include <algorithm>

#include "runtime/base/memory.h"
#include "runtime/store/bytes.h"
#include "runtime/store/store_state.h"
#include "runtime/store/table_order.h"

namespace flux::store {

namespace {

constexpr uint8_t kVersion = 1;
// Beside those of the index: what is known of packs.
constexpr uint8_t kPackSection = 11;

std::unexpected<Error> DamagedFrozen() {
  return Fail(ErrorCode::kDataLoss,
              "the series index of the data directory is damaged; restore the directory from a backup");
}

std::string HeadKey(uint32_t bucket) { return "i" + BucketPrefix(bucket); }
std::string GenerationPrefix(uint32_t bucket, uint32_t generation) {
  return "j" + BucketPrefix(bucket) + BucketPrefix(generation);
}
std::string BlockKey(uint32_t bucket, uint32_t generation, uint8_t section, uint32_t block) {
  std::string key = GenerationPrefix(bucket, generation);
  PutByte(key, section);
  PutKey32(key, block);
  return key;
}

// What precedes the head of the index.
struct Head {
  uint32_t generation = 0, next_pack = 1;
  ColumnId ascending = 0;
};

std::string EncodeHead(const Head& head) {
  std::string out;
  PutByte(out, kVersion);
  for (const uint32_t number : {head.generation, head.next_pack, head.ascending}) PutKey32(out, number);
  return out;
}

bool DecodeHead(ByteReader& in, Head& head) {
  if (in.Byte() != kVersion) return false;
  for (uint32_t* number : {&head.generation, &head.next_pack, &head.ascending}) *number = in.Key32();
  return in.is_good() && head.generation != 0;
}

std::string EncodePlaces(const std::vector<PackPlace>& places) {
  std::string out;
  const auto put = [&](auto member) {
    NumberBlock numbers;
    for (const PackPlace& place : places) numbers.push_back(place.*member);
    PutText(out, EncodeBlock(numbers));
  };
  put(&PackPlace::pack);
  put(&PackPlace::first);
  put(&PackPlace::last);
  return out;
}

bool DecodePlaces(std::string_view bytes, std::vector<PackPlace>& places) {
  ByteReader in(bytes);
  const auto take = [&](auto member) {
    NumberBlock numbers;
    if (!DecodeBlock(in.Text(), {}, numbers)) return false;
    places.resize(numbers.size());
    for (size_t i = 0; i < numbers.size(); ++i) places[i].*member = static_cast<uint32_t>(numbers[i]);
    return true;
  };
  return take(&PackPlace::pack) && take(&PackPlace::first) && take(&PackPlace::last) && in.is_good();
}

// Where the packs of a bucket are used.
Result<std::vector<PackPlace>> FindPlaces(KeyValueStore& map, uint32_t bucket) {
  const size_t skipped = BucketPrefix(bucket).size();
  std::vector<PackPlace> places;
  const auto visit = [&](std::string_view key, std::string_view value) -> Status {
    std::vector<ChunkInfo> chunks;
    if (!DecodeChunkRecord(key.substr(skipped), value, chunks)) return DamagedIndex();
    if (chunks.empty()) return {};
    const auto [first, last] = std::ranges::minmax(chunks, {}, &ChunkInfo::column);
    places.push_back({chunks.front().pack, first.column, last.column});
    return {};
  };
  FLUX_TRY_STATUS(map.ForEach(Space::kChunkIndex, ChunkKeyPrefix(bucket, kPackColumn), nullptr, visit,
                              KeyValueStore::Caching::kReadOnce));
  return places;
}

}  // namespace

Result<std::string> FrozenReader::Read(uint8_t section, uint32_t block) {
  SnapshotRef snapshot;
  {
    const std::lock_guard lock(mutex_);
    snapshot = snapshot_;
  }
  PinnedValue value;
  FLUX_TRY(const bool is_found,
           map_.Get(Space::kCatalog, BlockKey(bucket_, generation_, section, block), snapshot, value));
  if (!is_found) return DamagedFrozen();
  return std::string(value.bytes());
}

void FrozenReader::KeepReadable() {
  const std::lock_guard lock(mutex_);
  snapshot_ = map_.TakeSnapshot();
}

Status LoadFrozen(KeyValueStore& map, BucketState& bucket) {
  const uint32_t id = bucket.info.id;
  PinnedValue value;
  FLUX_TRY(const bool is_found, map.Get(Space::kCatalog, HeadKey(id), nullptr, value));
  if (!is_found) return {};
  ByteReader in(value.bytes());
  Head head;
  if (!DecodeHead(in, head)) return DamagedFrozen();
  FrozenState& frozen = bucket.frozen;
  frozen.reader = std::make_shared<FrozenReader>(map, id, head.generation);
  frozen.generation = frozen.newest = head.generation;
  frozen.next_pack = frozen.newest_next_pack = head.next_pack;
  const auto fetch = [reader = frozen.reader](FrozenSection section, uint32_t block) {
    return reader->Read(static_cast<uint8_t>(section), block);
  };
  FLUX_TRY(std::unique_ptr<const FrozenIndex> index, FrozenIndex::Open(in.rest(), fetch));
  frozen.newest_columns = index->counts().columns;
  bucket.index.StartWith(std::move(index));
  bucket.next_pack = std::max(bucket.next_pack, head.next_pack);
  bucket.ascending = std::min(head.ascending, frozen.newest_columns);
  return {};
}

Result<std::vector<uint32_t>> FrozenPacksOf(BucketState& bucket, ColumnId column) {
  FrozenState& frozen = bucket.frozen;
  std::vector<uint32_t> packs;
  if (frozen.reader == nullptr) return packs;
  if (!frozen.packs) {
    FLUX_TRY(const std::string bytes, frozen.reader->Read(kPackSection, 0));
    std::vector<PackPlace> places;
    if (!DecodePlaces(bytes, places)) return DamagedFrozen();
    frozen.packs = std::move(places);
  }
  for (const PackPlace& place : *frozen.packs) {
    if (place.first <= column && column <= place.last) packs.push_back(place.pack);
  }
  return packs;
}

bool IsWorthFreezing(const BucketState& bucket, size_t least) {
  // What came since is read by every process, what is frozen is written anew each time.
  constexpr size_t kShare = 16;
  const FrozenState& frozen = bucket.frozen;
  const size_t columns = bucket.index.saved_columns() - frozen.newest_columns;
  const size_t packs = bucket.next_pack - frozen.newest_next_pack;
  return columns >= std::max(least, frozen.newest_columns / kShare) ||
         packs >= std::max<size_t>(least / 8 + 1, frozen.newest_next_pack / (kShare / 2));
}

Status FreezeBucket(KeyValueStore& map, BucketState& bucket) {
  const MemoryScope uncharged(nullptr);
  const uint32_t id = bucket.info.id;
  const size_t columns = bucket.index.saved_columns();
  FrozenState& frozen = bucket.frozen;
  Head head{.generation = frozen.newest + 1, .next_pack = bucket.next_pack};
  {
    const std::lock_guard lock(bucket.mutex);
    CountAscending(bucket.index, bucket.ascending);
    head.ascending = std::min(bucket.ascending, static_cast<ColumnId>(columns));
  }
  FLUX_TRY(const std::vector<PackPlace> places, FindPlaces(map, id));
  for (const PackPlace& place : places) head.next_pack = std::max(head.next_pack, place.pack + 1);
  auto changes = std::make_unique<WriteSet>();
  const auto put = [&](uint8_t section, uint32_t block, std::string_view bytes) -> Status {
    changes->Put(Space::kCatalog, BlockKey(id, head.generation, section, block), bytes);
    if (changes->ByteSize() < kWriteSetBytes) return {};
    FLUX_TRY_STATUS(map.Write(*changes, KeyValueStore::Durability::kNow));
    changes = std::make_unique<WriteSet>();
    return {};
  };
  FLUX_TRY_STATUS(put(kPackSection, 0, EncodePlaces(places)));
  FLUX_TRY(const std::string index_head, Freeze(bucket.index, bucket.index.saved_series(), columns,
                                                [&](FrozenSection section, uint32_t block, std::string_view bytes) {
                                                  return put(static_cast<uint8_t>(section), block, bytes);
                                                }));
  // Blocks that nobody knows the head of are harmless, so only the head must come with or after all of them. What this
  // process reads stays.
  changes->Put(Space::kCatalog, HeadKey(id), EncodeHead(head) + index_head);
  changes->DeleteRange(Space::kCatalog, GenerationPrefix(id, 0), GenerationPrefix(id, frozen.generation));
  changes->DeleteRange(Space::kCatalog, GenerationPrefix(id, frozen.generation + 1),
                       GenerationPrefix(id, head.generation));
  FLUX_TRY_STATUS(map.Write(*changes, KeyValueStore::Durability::kNow));
  {
    // What was not known of packs is now, and their numbers must not come again.
    const std::lock_guard lock(bucket.mutex);
    bucket.next_pack = head.next_pack;
  }
  frozen.newest = head.generation;
  frozen.newest_columns = static_cast<uint32_t>(columns);
  frozen.newest_next_pack = head.next_pack;
  return {};
}

void DropFrozen(uint32_t bucket, WriteSet& changes) {
  changes.Delete(Space::kCatalog, HeadKey(bucket));
  changes.DeleteRange(Space::kCatalog, GenerationPrefix(bucket, 0), GenerationPrefix(bucket + 1, 0));
}

uint64_t FrozenFileBytes(const KeyValueStore& map, uint32_t bucket) {
  return map.FileBytes(Space::kCatalog, HeadKey(bucket), HeadKey(bucket + 1)) +
         map.FileBytes(Space::kCatalog, GenerationPrefix(bucket, 0), GenerationPrefix(bucket + 1, 0));
}

namespace {

// Whether an index that is partly frozen says the same as one that was read from records.
class IndexComparison {
 public:
  IndexComparison(const SeriesIndex& index, const SeriesIndex& records) : index_(index), records_(records) {}

  bool AreEqual() const {
    if (index_.series_count() != records_.series_count() || index_.column_count() != records_.column_count())
      return false;
    for (SeriesId id = 0; id < records_.series_count(); ++id) {
      if (!IsSameSeries(id)) return false;
    }
    for (ColumnId id = 0; id < records_.column_count(); ++id) {
      if (!IsSameColumn(id)) return false;
    }
    return true;
  }

 private:
  bool IsSameText(TextId a, TextId b) const { return index_.texts().At(a) == records_.texts().At(b); }

  bool IsSameSeries(SeriesId id) const {
    const Series a = index_.series(id), b = records_.series(id);
    const auto is_same_tag = [&](Tag x, Tag y) { return IsSameText(x.key, y.key) && IsSameText(x.value, y.value); };
    if (!IsSameText(a.measurement, b.measurement) || !std::ranges::equal(a.tags, b.tags, is_same_tag)) return false;
    if (a.tag_keys != b.tag_keys || a.columns.size() != b.columns.size()) return false;
    std::vector<std::pair<std::string_view, std::string_view>> tags;
    for (const Tag tag : b.tags) tags.emplace_back(records_.texts().At(tag.key), records_.texts().At(tag.value));
    if (index_.FindSeries(records_.texts().At(b.measurement), tags) != id) return false;
    if (!Has(index_.WithMeasurement(a.measurement), records_.WithMeasurement(b.measurement), id)) return false;
    for (size_t i = 0; i < a.tags.size(); ++i) {
      const TaggedSeries with_a = index_.WithTag(a.tags[i].key, a.tags[i].value);
      if (!Has(with_a, records_.WithTag(b.tags[i].key, b.tags[i].value), id)) return false;
    }
    return true;
  }

  // Lists are compared as a whole where their first series comes.
  bool Has(const TaggedSeries& a, const TaggedSeries& b, SeriesId id) const {
    if (a.size() != b.size()) return false;
    return b.added->front() != id || index_.NumbersOf(a) == records_.NumbersOf(b);
  }

  bool IsSameColumn(ColumnId id) const {
    const ColumnIdentity &a = index_.column(id), &b = records_.column(id);
    const std::string_view field = records_.texts().At(b.field);
    const std::string_view measurement = records_.texts().At(records_.series(b.series).measurement);
    return a.series == b.series && a.type == b.type && a.tag_keys == b.tag_keys && IsSameText(a.field, b.field) &&
           index_.FindColumn(a.series, field) == id && index_.FieldType(measurement, field) == b.type;
  }

  const SeriesIndex& index_;
  const SeriesIndex& records_;
};

}  // namespace

Status CheckFrozen(KeyValueStore& map, const BucketState& bucket) {
  BucketState frozen;
  frozen.info = bucket.info;
  FLUX_TRY_STATUS(LoadFrozen(map, frozen));
  if (frozen.frozen.reader == nullptr) return {};
  FLUX_TRY_STATUS(LoadIndexRecords(map, frozen));
  const bool are_equal = IndexComparison(frozen.index, bucket.index).AreEqual();
  FLUX_TRY_STATUS(frozen.index.Check());
  if (!are_equal) return DamagedFrozen();
  // A chunk of a frozen pack must be found by its column.
  FLUX_TRY(const std::vector<PackPlace> places, FindPlaces(map, bucket.info.id));
  for (const PackPlace& place : places) {
    if (place.pack >= frozen.frozen.next_pack) continue;
    for (const ColumnId column : {place.first, place.last}) {
      FLUX_TRY(const std::vector<uint32_t> packs, FrozenPacksOf(frozen, column));
      if (std::ranges::find(packs, place.pack) == packs.end()) return DamagedFrozen();
    }
  }
  return {};
}

}  // namespace flux::store
