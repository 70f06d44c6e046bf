// Keys and records of a bucket, loading them, and the fresh points in memory.

#include <fmt/format.h>

#include "runtime/base/memory.h"
#include "runtime/base/terminal_text.h"
#include "runtime/store/bytes.h"
#include "runtime/store/store_state.h"

namespace flux::store {

namespace {

std::string CatalogPrefix(char kind, uint32_t bucket) {
  std::string key(1, kind);
  PutKey32(key, bucket);
  return key;
}

std::unexpected<Error> DamagedIndex() {
  return Fail(ErrorCode::kDataLoss,
              "the chunk index of the data directory is damaged; restore the directory from a backup");
}

// Appends a chunk's description; chunks come in the order of their times.
Status AddChunk(ChunkList& chunks, std::string_view record) {
  ChunkInfo info;
  if (!DecodeChunkInfo(record, info) || (!chunks.empty() && chunks.back().max_time >= info.min_time)) {
    return DamagedIndex();
  }
  chunks.push_back(info);
  return {};
}

uint64_t OrderedTime(int64_t time) { return static_cast<uint64_t>(time) ^ (uint64_t{1} << 63); }

}  // namespace

std::string BucketKey(uint32_t bucket) { return CatalogPrefix('b', bucket); }
std::string SeriesKeyPrefix(uint32_t bucket) { return CatalogPrefix('s', bucket); }
std::string ColumnKeyPrefix(uint32_t bucket) { return CatalogPrefix('c', bucket); }

std::string BucketPrefix(uint32_t bucket) {
  std::string key;
  PutKey32(key, bucket);
  return key;
}

std::string LogKey(uint32_t bucket, uint64_t sequence) {
  std::string key = BucketPrefix(bucket);
  PutKey64(key, sequence);
  return key;
}

std::string ChunkKeyPrefix(uint32_t bucket, ColumnId column) {
  std::string key = BucketPrefix(bucket);
  PutKey32(key, column);
  return key;
}

std::string ChunkKey(uint32_t bucket, ColumnId column, int64_t min_time) {
  std::string key = ChunkKeyPrefix(bucket, column);
  PutKey64(key, OrderedTime(min_time));
  return key;
}

// What is loaded outlives the query that happens to ask first.
Status LoadBucket(KeyValueStore& map, BucketState& bucket) {
  const MemoryScope uncharged(nullptr);
  const uint32_t id = bucket.info.id;
  const auto load_records = [&](const std::string& prefix, bool is_series) {
    return map.ForEach(Space::kCatalog, prefix, nullptr, [&](std::string_view key, std::string_view value) {
      ByteReader in(key.substr(prefix.size()));
      return bucket.index.Load({is_series, in.Key32(), std::string(value)});
    });
  };
  FLUX_TRY_STATUS(load_records(SeriesKeyPrefix(id), true));
  FLUX_TRY_STATUS(load_records(ColumnKeyPrefix(id), false));
  return map.ForEach(Space::kLog, BucketPrefix(id), nullptr,
                     [&](std::string_view key, std::string_view value) -> Status {
                       ByteReader in(key.substr(4));
                       bucket.next_log = in.Key64() + 1;
                       bucket.has_log = true;
                       Batch batch;
                       FLUX_TRY_STATUS(DecodeBatch(value, bucket.index, batch));
                       ApplyBatch(bucket, batch);
                       return {};
                     });
}

Result<std::shared_ptr<const ChunkList>> ChunksOf(KeyValueStore& map, BucketState& bucket, ColumnId column) {
  const MemoryScope uncharged(nullptr);
  if (bucket.columns.size() <= column) bucket.columns.resize(column + 1);
  StoredColumn& stored = bucket.columns[column];
  if (stored.chunks) return stored.chunks;
  auto chunks = std::make_shared<ChunkList>();
  const auto add = [&](std::string_view, std::string_view value) { return AddChunk(*chunks, value); };
  FLUX_TRY_STATUS(map.ForEach(Space::kChunkIndex, ChunkKeyPrefix(bucket.info.id, column), nullptr, add));
  stored.chunks = std::move(chunks);
  return stored.chunks;
}

Status LoadAllChunks(KeyValueStore& map, BucketState& bucket) {
  const MemoryScope uncharged(nullptr);
  if (bucket.has_all_chunks) return {};
  bucket.columns.resize(bucket.index.column_count());
  const std::string prefix = BucketPrefix(bucket.info.id);
  std::vector<ChunkList> lists(bucket.columns.size());
  FLUX_TRY_STATUS(
      map.ForEach(Space::kChunkIndex, prefix, nullptr, [&](std::string_view key, std::string_view value) -> Status {
        const uint32_t column = ByteReader(key.substr(prefix.size())).Key32();
        if (column >= lists.size()) return DamagedIndex();
        return AddChunk(lists[column], value);
      }));
  for (size_t column = 0; column < lists.size(); ++column) {
    std::shared_ptr<const ChunkList>& chunks = bucket.columns[column].chunks;
    if (!chunks) chunks = std::make_shared<const ChunkList>(std::move(lists[column]));
  }
  bucket.has_all_chunks = true;
  return {};
}

std::unexpected<Error> MissingChunk() {
  return Fail(ErrorCode::kDataLoss, "a chunk of the data directory is missing; restore the directory from a backup");
}

Result<DecodedChunk> ReadChunk(KeyValueStore& map, const BucketState& bucket, ColumnId column, ColumnType type,
                               const ChunkInfo& info, ChunkParts parts, const SnapshotRef& snapshot) {
  PinnedValue value;
  FLUX_TRY(const bool is_found,
           map.Get(Space::kChunks, ChunkKey(bucket.info.id, column, info.min_time), snapshot, value));
  if (!is_found) return MissingChunk();
  return DecodeChunk(value.bytes(), type, info.rows, parts);
}

void ApplyBatch(BucketState& bucket, const Batch& batch) {
  if (bucket.columns.size() < bucket.index.column_count()) bucket.columns.resize(bucket.index.column_count());
  for (const Batch::Entry& entry : batch.entries) {
    ColumnRows& fresh = bucket.columns[entry.column].fresh;
    if (fresh.empty()) {
      fresh.type = bucket.index.column(entry.column).type;
      bucket.fresh_columns.push_back(entry.column);
    }
    if (fresh.type == ColumnType::kString) {
      fresh.AppendString(entry.time, batch.StringAt(entry));
    } else {
      fresh.Append(entry.time, entry.bits);
    }
  }
  bucket.fresh_bytes += batch.entries.size() * 16 + batch.text.size();
}

std::unexpected<Error> DeletedError(const BucketState& bucket) {
  return Fail(ErrorCode::kNotFound,
              fmt::format("bucket \"{}\" not found; it was deleted while in use", ShownName(bucket.info.name)));
}

}  // namespace flux::store
