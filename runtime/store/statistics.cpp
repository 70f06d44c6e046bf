// What a store holds, by what is known of it without reading its chunks.

#include <algorithm>

#include "runtime/store/maintenance.h"
#include "runtime/store/store_state.h"

namespace flux {

using store::BucketState;
using store::KeyValueStore;
using store::Space;

namespace {

void Include(BucketStatistics& out, int64_t first, int64_t last) {
  out.first = Time{std::min(out.first.ns, first)};
  out.last = Time{std::max(out.last.ns, last)};
}

void CountUnsealed(const store::ColumnRows& rows, BucketStatistics& out) {
  out.unsealed_values += rows.size();
  const auto [first, last] = std::ranges::minmax_element(rows.times);
  Include(out, *first, *last);
}

uint64_t FileBytes(const KeyValueStore& map, uint32_t id) {
  uint64_t bytes = map.FileBytes(Space::kCatalog, store::SeriesKeyPrefix(id), store::SeriesKeyPrefix(id + 1)) +
                   map.FileBytes(Space::kCatalog, store::ColumnKeyPrefix(id), store::ColumnKeyPrefix(id + 1)) +
                   store::FrozenFileBytes(map, id);
  for (const Space space : {Space::kLog, Space::kChunkIndex, Space::kChunks}) {
    bytes += map.FileBytes(space, store::BucketPrefix(id), store::BucketPrefix(id + 1));
  }
  return bytes;
}

Result<BucketStatistics> StatisticsOf(KeyValueStore& map, const Bucket& info) {
  BucketState bucket;
  bucket.info = info;
  FLUX_TRY_STATUS(LoadBucket(map, bucket));
  FLUX_TRY_STATUS(LoadAllChunks(map, bucket));
  BucketStatistics out{.bucket = info};
  // The index also knows series whose points were deleted, and such as a full disk let nobody write to.
  HashSet<store::SeriesId> series;
  for (store::ColumnId id = 0; id < bucket.columns.size(); ++id) {
    const store::StoredColumn& column = bucket.columns[id];
    const bool is_fresh = column.fresh != nullptr && !column.fresh->empty();
    if (!is_fresh && column.chunks.empty()) continue;
    ++out.columns;
    series.insert(bucket.index.column(id).series);
    if (is_fresh) CountUnsealed(*column.fresh, out);
    out.chunks += column.chunks.size();
    for (const store::ChunkInfo& chunk : column.chunks) {
      out.sealed_values += chunk.rows;
      Include(out, chunk.min_time, chunk.max_time);
    }
  }
  out.series = series.size();
  out.file_bytes = FileBytes(map, info.id);
  return out;
}

}  // namespace

Result<std::vector<BucketStatistics>> StatisticsOfStore(const std::string& path) {
  FLUX_TRY(const std::unique_ptr<KeyValueStore> map, KeyValueStore::OpenForReading(path, {}));
  FLUX_TRY_STATUS(store::CheckFormat(*map));
  StoreState state;
  FLUX_TRY_STATUS(LoadBuckets(*map, state));
  std::vector<BucketStatistics> out;
  for (const auto& [name, bucket] : state.buckets) {
    FLUX_TRY(BucketStatistics found, StatisticsOf(*map, bucket));
    // A system bucket that nobody used is not worth a word.
    if (!bucket.is_system || found.series > 0) out.push_back(std::move(found));
  }
  return out;
}

}  // namespace flux
