// Finding the chunks of columns, and removing them: in packs and in records of their own.

#include <algorithm>
#include <numeric>

#include "runtime/base/memory.h"
#include "runtime/store/bytes.h"
#include "runtime/store/store_state.h"

namespace flux::store {

namespace {

// Checks what must be true of the chunks of columns, and puts them in order.
Result<ChunkList> Arrange(std::vector<ChunkInfo> found, size_t columns) {
  if (!std::ranges::is_sorted(found, IsOrdered)) std::ranges::sort(found, IsOrdered);
  if (!found.empty() && found.back().column >= columns) return DamagedIndex();
  const auto overlap = [](const ChunkInfo& a, const ChunkInfo& b) {
    return a.column == b.column && a.max_time >= b.min_time;
  };
  if (std::ranges::adjacent_find(found, overlap) != found.end()) return DamagedIndex();
  return ChunkList(std::move(found));
}

// Reads the records of the chunk index under a prefix, which begins with that of the bucket.
Result<std::vector<ChunkInfo>> ReadChunkIndex(KeyValueStore& map, const BucketState& bucket, const std::string& prefix,
                                              KeyValueStore::Caching caching, std::string_view from = {}) {
  const size_t skipped = BucketPrefix(bucket.info.id).size();
  std::vector<ChunkInfo> found;
  const auto decode = [&](std::string_view key, std::string_view value) -> Status {
    if (!DecodeChunkRecord(key.substr(skipped), value, found)) return DamagedIndex();
    return {};
  };
  FLUX_TRY_STATUS(map.ForEach(Space::kChunkIndex, prefix, nullptr, decode, caching, from));
  return found;
}

void CountPacks(const std::vector<ChunkInfo>& chunks, BucketState& bucket) {
  for (const ChunkInfo& chunk : chunks) bucket.next_pack = std::max(bucket.next_pack, chunk.pack + 1);
}

// The chunks of the column among those of several.
ChunkList ChunksAmong(const ChunkList& all, ColumnId column) {
  const auto range = std::ranges::equal_range(all, column, {}, &ChunkInfo::column);
  return all.Slice(static_cast<size_t>(range.begin() - all.begin()), static_cast<size_t>(range.end() - all.begin()));
}

}  // namespace

Status LoadPacks(KeyValueStore& map, BucketState& bucket) {
  const MemoryScope uncharged(nullptr);
  if (bucket.packed) return {};
  FLUX_TRY(std::vector<ChunkInfo> found,
           ReadChunkIndex(map, bucket, ChunkKeyPrefix(bucket.info.id, kPackColumn), KeyValueStore::Caching::kReadOnce,
                          PackKey(bucket.info.id, bucket.frozen.next_pack)));
  CountPacks(found, bucket);
  FLUX_TRY(bucket.packed, Arrange(std::move(found), bucket.index.column_count()));
  return {};
}

namespace {

// What is in a frozen pack; nothing when it is there no more. Scans of many columns mostly go on in the same one.
Result<const std::vector<ChunkInfo>*> ReadPack(KeyValueStore& map, BucketState& bucket, uint32_t pack) {
  constexpr size_t kMostKept = 64;
  if (const auto known = bucket.read_packs.find(pack); known != bucket.read_packs.end()) return &known->second;
  const std::string key = PackKey(bucket.info.id, pack);
  PinnedValue value;
  FLUX_TRY(const bool is_found, map.Get(Space::kChunkIndex, key, nullptr, value));
  std::vector<ChunkInfo> found;
  const std::string_view place = std::string_view(key).substr(BucketPrefix(bucket.info.id).size());
  if (is_found && !DecodeChunkRecord(place, value.bytes(), found)) return DamagedIndex();
  if (bucket.read_packs.size() >= kMostKept) bucket.read_packs.clear();
  return &bucket.read_packs.emplace(pack, std::move(found)).first->second;
}

// Appends the chunks of a column that are in frozen packs.
Status AppendFrozen(KeyValueStore& map, BucketState& bucket, ColumnId column, std::vector<ChunkInfo>& found) {
  FLUX_TRY(const std::vector<uint32_t> packs, FrozenPacksOf(bucket, column));
  for (const uint32_t pack : packs) {
    FLUX_TRY(const std::vector<ChunkInfo>* chunks, ReadPack(map, bucket, pack));
    std::ranges::copy_if(*chunks, std::back_inserter(found),
                         [&](const ChunkInfo& chunk) { return chunk.column == column; });
  }
  return {};
}

}  // namespace

Result<const ChunkList*> ChunksOf(KeyValueStore& map, BucketState& bucket, ColumnId column) {
  if (column < bucket.columns.size() && bucket.columns[column].has_chunks) return &bucket.columns[column].chunks;
  const MemoryScope uncharged(nullptr);
  if (bucket.columns.size() <= column) bucket.columns.resize(column + 1);
  StoredColumn& stored = bucket.columns[column];
  FLUX_TRY_STATUS(LoadPacks(map, bucket));
  stored.chunks = ChunksAmong(*bucket.packed, column);
  FLUX_TRY(std::vector<ChunkInfo> found,
           ReadChunkIndex(map, bucket, ChunkKeyPrefix(bucket.info.id, column), KeyValueStore::Caching::kKept));
  FLUX_TRY_STATUS(AppendFrozen(map, bucket, column, found));
  if (!found.empty()) {
    found.insert(found.end(), stored.chunks.begin(), stored.chunks.end());
    FLUX_TRY(stored.chunks, Arrange(std::move(found), column + size_t{1}));
  }
  stored.has_chunks = true;
  return &stored.chunks;
}

Status LoadAllChunks(KeyValueStore& map, BucketState& bucket) {
  const MemoryScope uncharged(nullptr);
  if (bucket.has_all_chunks) return {};
  bucket.columns.resize(bucket.index.column_count());
  FLUX_TRY(std::vector<ChunkInfo> found,
           ReadChunkIndex(map, bucket, BucketPrefix(bucket.info.id), KeyValueStore::Caching::kReadOnce));
  CountPacks(found, bucket);
  FLUX_TRY(const ChunkList all, Arrange(std::move(found), bucket.columns.size()));
  size_t at = 0;
  for (ColumnId column = 0; column < bucket.columns.size(); ++column) {
    const size_t from = at;
    while (at < all.size() && all[at].column == column) ++at;
    StoredColumn& stored = bucket.columns[column];
    if (stored.has_chunks) continue;
    stored.chunks = all.Slice(from, at);
    stored.has_chunks = true;
  }
  // Every column has its list now.
  bucket.packed = ChunkList();
  bucket.read_packs.clear();
  bucket.has_all_chunks = true;
  return {};
}

bool IsMostColumns(size_t count, const BucketState& bucket) {
  return count > 32 && count * 4 > bucket.index.column_count();
}

void RemoveChunk(const BucketState& bucket, const ChunkInfo& info, PackWriter& packs, WriteSet& changes) {
  if (info.pack != 0) return packs.Remove(info);
  const std::string key = ChunkKey(bucket.info.id, info.column, info.min_time);
  changes.Delete(Space::kChunkIndex, key);
  changes.Delete(Space::kChunks, key);
}

std::unexpected<Error> MissingChunk() {
  return Fail(ErrorCode::kDataLoss, "a chunk of the data directory is missing; restore the directory from a backup");
}

Result<std::string_view> FetchChunk(KeyValueStore& map, const BucketState& bucket, const ChunkInfo& info,
                                    const SnapshotRef& snapshot, PinnedValue& value) {
  const uint32_t id = bucket.info.id;
  const std::string key = info.pack != 0 ? PackKey(id, info.pack) : ChunkKey(id, info.column, info.min_time);
  FLUX_TRY(const bool is_found, map.Get(Space::kChunks, key, snapshot, value));
  if (!is_found) return MissingChunk();
  return info.pack != 0 ? WithinPack(value.bytes(), info) : value.bytes();
}

Result<DecodedChunk> ReadChunk(KeyValueStore& map, const BucketState& bucket, const ChunkInfo& info, ChunkParts parts,
                               const SnapshotRef& snapshot) {
  PinnedValue value;
  FLUX_TRY(const std::string_view bytes, FetchChunk(map, bucket, info, snapshot, value));
  return DecodeChunk(bytes, bucket.index.column(info.column).type, info.rows, parts);
}

}  // namespace flux::store
