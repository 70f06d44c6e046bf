// Reads everything a store holds.

#include <fmt/format.h>

#include "runtime/base/terminal_text.h"
#include "runtime/store/maintenance.h"
#include "runtime/store/store_state.h"

namespace flux {

using store::BucketState;
using store::KeyValueStore;

namespace {

// The rows of a chunk that were not deleted.
uint64_t CountRows(const store::ChunkInfo& chunk, const Column& times, const store::Holes* holes) {
  if (holes == nullptr || !holes->Touches({chunk.min_time, chunk.max_time})) return chunk.rows;
  uint64_t count = 0;
  for (size_t row = 0; row < chunk.rows; ++row) count += !holes->Contains(times.IntAt(row));
  return count;
}

// Counts the values of a bucket, decoding every chunk.
Result<BucketContent> ReadBucket(KeyValueStore& map, const Bucket& info) {
  BucketState bucket;
  bucket.info = info;
  // By its records, of which the frozen index is a copy.
  FLUX_TRY_STATUS(LoadRecords(map, bucket));
  FLUX_TRY_STATUS(CheckFrozen(map, bucket));
  FLUX_TRY_STATUS(LoadAllChunks(map, bucket));
  BucketContent content{info.name, bucket.index.series_count(), 0};
  for (store::ColumnId column = 0; column < bucket.columns.size(); ++column) {
    const store::StoredColumn& stored = bucket.columns[column];
    if (stored.fresh != nullptr) content.values += stored.fresh->size();
    for (const store::ChunkInfo& chunk : stored.chunks) {
      FLUX_TRY(const store::DecodedChunk decoded, ReadChunk(map, bucket, chunk, {}, nullptr));
      content.values += CountRows(chunk, *decoded.times, stored.holes.get());
    }
  }
  return content;
}

void ReadBuckets(KeyValueStore& map, StoreVerification& found) {
  StoreState state;
  if (const Status listed = LoadBuckets(map, state); !listed) found.damage.push_back(listed.error().message);
  const Status whole = map.VerifyFiles();
  if (!whole) found.damage.push_back(whole.error().message);
  for (const auto& [name, bucket] : state.buckets) {
    auto content = ReadBucket(map, bucket);
    // A system bucket that nobody used is not worth a word.
    if (content && bucket.is_system && content->series == 0) continue;
    if (content) {
      found.buckets.push_back(std::move(*content));
    } else if (whole) {
      found.damage.push_back(fmt::format("bucket \"{}\": {}", ShownName(name), content.error().message));
    } else {
      found.damage.push_back(fmt::format("bucket \"{}\" cannot be read to its end", ShownName(name)));
    }
  }
}

}  // namespace

Result<StoreVerification> VerifyStore(const std::string& path) {
  StoreVerification found;
  const auto notice = [&](std::string_view what) { found.notices.emplace_back(what); };
  auto map = KeyValueStore::OpenForReading(path, {.warn = notice});
  if (map) {
    Status known = store::CheckFormat(**map);
    // Where it cannot be read, reading all says so.
    if (!known && known.error().code != ErrorCode::kDataLoss) return std::unexpected(std::move(known.error()));
    ReadBuckets(**map, found);
    return found;
  }
  if (map.error().code != ErrorCode::kDataLoss) return std::unexpected(std::move(map.error()));
  const store::LogCheck logs = KeyValueStore::CheckLogFiles(path);
  for (const store::LogFault& fault : logs.damage) found.damage.push_back(fault.what);
  if (found.damage.empty()) found.damage.push_back(std::move(map.error().message));
  return found;
}

}  // namespace flux
