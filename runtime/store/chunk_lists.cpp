// Finding the chunks of columns: in packs and in records of their own.

#include <algorithm>
#include <numeric>

#include "runtime/base/memory.h"
#include "runtime/store/bytes.h"
#include "runtime/store/store_state.h"

namespace flux::store {

namespace {

bool ComesBefore(const PackedChunk& a, const PackedChunk& b) {
  return a.column != b.column ? a.column < b.column : a.info.min_time < b.info.min_time;
}

// Checks what must be true of the chunks of a column, and puts them in order.
Result<ColumnChunks> Arrange(std::vector<PackedChunk> found, size_t columns) {
  if (!std::ranges::is_sorted(found, ComesBefore)) std::ranges::sort(found, ComesBefore);
  if (!found.empty() && found.back().column >= columns) return DamagedIndex();
  const auto overlap = [](const PackedChunk& a, const PackedChunk& b) {
    return a.column == b.column && a.info.max_time >= b.info.min_time;
  };
  if (std::ranges::adjacent_find(found, overlap) != found.end()) return DamagedIndex();
  ColumnChunks out;
  std::vector<ChunkInfo> chunks;
  out.columns.reserve(found.size());
  chunks.reserve(found.size());
  for (const PackedChunk& chunk : found) {
    out.columns.push_back(chunk.column);
    chunks.push_back(chunk.info);
  }
  out.chunks = ChunkList(std::move(chunks));
  return out;
}

// Reads the records of the chunk index under a prefix, which begins with that of the bucket.
Result<std::vector<PackedChunk>> ReadChunkIndex(KeyValueStore& map, const BucketState& bucket,
                                                const std::string& prefix) {
  const size_t skipped = BucketPrefix(bucket.info.id).size();
  std::vector<PackedChunk> found;
  FLUX_TRY_STATUS(
      map.ForEach(Space::kChunkIndex, prefix, nullptr, [&](std::string_view key, std::string_view value) -> Status {
        if (!DecodeChunkRecord(key.substr(skipped), value, found)) return DamagedIndex();
        return {};
      }));
  return found;
}

void CountPacks(const std::vector<PackedChunk>& chunks, BucketState& bucket) {
  for (const PackedChunk& chunk : chunks) bucket.next_pack = std::max(bucket.next_pack, chunk.info.pack + 1);
}

}  // namespace

ChunkList ColumnChunks::Of(ColumnId column) const {
  const auto range = std::ranges::equal_range(columns, column);
  return chunks.Slice(static_cast<size_t>(range.begin() - columns.begin()),
                      static_cast<size_t>(range.end() - columns.begin()));
}

Status LoadPacks(KeyValueStore& map, BucketState& bucket) {
  const MemoryScope uncharged(nullptr);
  if (bucket.packed) return {};
  FLUX_TRY(std::vector<PackedChunk> found, ReadChunkIndex(map, bucket, ChunkKeyPrefix(bucket.info.id, kPackColumn)));
  CountPacks(found, bucket);
  FLUX_TRY(bucket.packed, Arrange(std::move(found), bucket.index.column_count()));
  return {};
}

Result<const ChunkList*> ChunksOf(KeyValueStore& map, BucketState& bucket, ColumnId column) {
  const MemoryScope uncharged(nullptr);
  if (bucket.columns.size() <= column) bucket.columns.resize(column + 1);
  StoredColumn& stored = bucket.columns[column];
  if (stored.has_chunks) return &stored.chunks;
  FLUX_TRY_STATUS(LoadPacks(map, bucket));
  stored.chunks = bucket.packed->Of(column);
  FLUX_TRY(std::vector<PackedChunk> found, ReadChunkIndex(map, bucket, ChunkKeyPrefix(bucket.info.id, column)));
  if (!found.empty()) {
    for (const ChunkInfo& chunk : stored.chunks) found.push_back({column, chunk});
    FLUX_TRY(ColumnChunks all, Arrange(std::move(found), column + size_t{1}));
    stored.chunks = std::move(all.chunks);
  }
  stored.has_chunks = true;
  return &stored.chunks;
}

Status LoadAllChunks(KeyValueStore& map, BucketState& bucket) {
  const MemoryScope uncharged(nullptr);
  if (bucket.has_all_chunks) return {};
  bucket.columns.resize(bucket.index.column_count());
  FLUX_TRY(std::vector<PackedChunk> found, ReadChunkIndex(map, bucket, BucketPrefix(bucket.info.id)));
  CountPacks(found, bucket);
  FLUX_TRY(const ColumnChunks all, Arrange(std::move(found), bucket.columns.size()));
  size_t at = 0;
  for (ColumnId column = 0; column < bucket.columns.size(); ++column) {
    const size_t from = at;
    while (at < all.columns.size() && all.columns[at] == column) ++at;
    StoredColumn& stored = bucket.columns[column];
    if (stored.has_chunks) continue;
    stored.chunks = all.chunks.Slice(from, at);
    stored.has_chunks = true;
  }
  // Every column has its list now.
  bucket.packed = ColumnChunks();
  bucket.has_all_chunks = true;
  return {};
}

std::unexpected<Error> MissingChunk() {
  return Fail(ErrorCode::kDataLoss, "a chunk of the data directory is missing; restore the directory from a backup");
}

Result<std::string_view> FetchChunk(KeyValueStore& map, const BucketState& bucket, ColumnId column,
                                    const ChunkInfo& info, const SnapshotRef& snapshot, PinnedValue& value) {
  const uint32_t id = bucket.info.id;
  const std::string key = info.pack != 0 ? PackKey(id, info.pack) : ChunkKey(id, column, info.min_time);
  FLUX_TRY(const bool is_found, map.Get(Space::kChunks, key, snapshot, value));
  if (!is_found) return MissingChunk();
  return info.pack != 0 ? WithinPack(value.bytes(), info) : value.bytes();
}

Result<DecodedChunk> ReadChunk(KeyValueStore& map, const BucketState& bucket, ColumnId column, ColumnType type,
                               const ChunkInfo& info, ChunkParts parts, const SnapshotRef& snapshot) {
  PinnedValue value;
  FLUX_TRY(const std::string_view bytes, FetchChunk(map, bucket, column, info, snapshot, value));
  return DecodeChunk(bytes, type, info.rows, parts);
}

}  // namespace flux::store
