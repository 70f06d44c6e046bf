// Sealing: fresh points become chunks. Chunks of a column never overlap, so what reaches into an existing chunk is
// merged with it and the chunk rewritten; small neighbours are merged too, so that chunks grow to full size. So are
// chunks rewritten of which points were deleted.

#include <algorithm>

#include "runtime/base/memory.h"
#include "runtime/store/store_state.h"

namespace flux::store {

namespace {

// Rows of stored chunks that are merged at once.
constexpr size_t kMostOpenRows = 64 * kChunkRows;

Status CheckCancel(const CancelToken* cancel) { return cancel != nullptr ? cancel->Check() : Status(); }

// Rewrites the chunk list of one column.
class ColumnSealer {
 public:
  ColumnSealer(StoreState& store, const BucketState& bucket, ColumnId column, Sealing sealing, PackWriter& packs,
               WriteSet& changes)
      : map_(*store.map),
        cancel_(store.options.cancel),
        bucket_(bucket),
        column_(column),
        sealing_(sealing),
        packs_(packs),
        changes_(changes) {
    open_.type = bucket.index.column(column).type;
  }

  // Gives the new list; the changes to the map are added to the write set.
  Result<std::vector<ChunkInfo>> Seal(const ChunkList& chunks, const ColumnRows& rows, const Holes& holes) {
    size_t at = 0;
    for (const ChunkInfo& chunk : chunks) {
      FLUX_TRY_STATUS(CheckCancel(cancel_));
      const size_t before = std::max(at, rows.LowerBound(chunk.min_time));
      open_.AppendRows(rows, at, before);
      at = before;
      size_t inside = at;
      while (inside < rows.size() && rows.times[inside] <= chunk.max_time) ++inside;
      const ClosedSpan times{chunk.min_time, chunk.max_time};
      const bool is_touched = holes.Touches(times);
      if (inside == at && !is_touched && !IsSmall(chunk)) {
        FLUX_TRY_STATUS(CloseChunks());
        list_.push_back(chunk);
        continue;
      }
      if (holes.Covers(times)) {
        Remove(chunk);
        open_.AppendRows(rows, at, inside);
        at = inside;
        continue;
      }
      FLUX_TRY(ColumnRows stored, Take(chunk));
      if (is_touched) stored = RowsOutside(stored, holes);
      ColumnRows late;
      late.type = open_.type;
      late.AppendRows(rows, at, inside);
      const ColumnRows merged = MergeRows(stored, late);
      open_.AppendRows(merged, 0, merged.size());
      at = inside;
      if (open_.size() >= kMostOpenRows) FLUX_TRY_STATUS(CloseChunks());
    }
    open_.AppendRows(rows, at, rows.size());
    FLUX_TRY_STATUS(CloseChunks());
    return std::move(list_);
  }

 private:
  // A neighbour is rewritten only with rows enough to pay for it, which bounds how often a row is rewritten.
  bool IsSmall(const ChunkInfo& chunk) const {
    return chunk.rows < kChunkRows && (sealing_ == Sealing::kThorough || chunk.rows < 4 * open_.size());
  }

  // Reads a chunk and removes it from the map.
  Result<ColumnRows> Take(const ChunkInfo& chunk) {
    FLUX_TRY(const DecodedChunk decoded, ReadChunk(map_, bucket_, chunk, ChunkParts{}, nullptr));
    Remove(chunk);
    return ToRows(*decoded.times, *decoded.values);
  }

  void Remove(const ChunkInfo& chunk) { RemoveChunk(bucket_, chunk, packs_, changes_); }

  // Encodes the open rows, together with small chunks before them.
  Status CloseChunks() {
    while (kept_ < list_.size() && !open_.empty() && IsSmall(list_.back())) {
      FLUX_TRY(ColumnRows before, Take(list_.back()));
      list_.pop_back();
      before.AppendRows(open_, 0, open_.size());
      open_ = std::move(before);
    }
    for (size_t from = 0; from < open_.size(); from += kChunkRows) {
      FLUX_TRY_STATUS(CheckCancel(cancel_));
      ChunkInfo info;
      const std::string bytes = EncodeChunk(open_, from, std::min(open_.size(), from + kChunkRows), info);
      info.column = column_;
      if (IsSmallChunk(bytes.size())) {
        packs_.Add(info, bytes, changes_);
      } else {
        const std::string key = ChunkKey(bucket_.info.id, column_, info.min_time);
        changes_.Put(Space::kChunkIndex, key, EncodeChunkInfo(info));
        changes_.Put(Space::kChunks, key, bytes);
      }
      list_.push_back(info);
      kept_ = list_.size();
    }
    const ColumnType type = open_.type;
    open_ = ColumnRows();
    open_.type = type;
    return {};
  }

  KeyValueStore& map_;
  const CancelToken* const cancel_;
  const BucketState& bucket_;
  const ColumnId column_;
  const Sealing sealing_;
  PackWriter& packs_;
  WriteSet& changes_;
  std::vector<ChunkInfo> list_;
  size_t kept_ = 0;  // entries of the list up to here are new: they are not in the map yet
  ColumnRows open_;
};

Result<std::vector<ChunkInfo>> SealColumn(StoreState& store, BucketState& bucket, ColumnId column, Sealing sealing,
                                          PackWriter& packs, WriteSet& changes) {
  FLUX_TRY_STATUS(CheckCancel(store.options.cancel));
  ChunkList chunks;
  std::shared_ptr<const ColumnRows> fresh;
  Holes holes;
  {
    const std::lock_guard lock(bucket.mutex);
    FLUX_TRY(const ChunkList* found, ChunksOf(*store.map, bucket, column));
    chunks = *found;
    const StoredColumn& stored = bucket.columns[column];
    fresh = stored.fresh;
    if (stored.holes != nullptr) holes = *stored.holes;
  }
  ColumnSealer sealer(store, bucket, column, sealing, packs, changes);
  if (fresh != nullptr && fresh->is_sorted) return sealer.Seal(chunks, *fresh, holes);
  ColumnRows sorted;
  sorted.type = bucket.index.column(column).type;
  if (fresh != nullptr) sorted = *fresh;
  sorted.Sort();
  return sealer.Seal(chunks, sorted, holes);
}

using NewLists = std::vector<std::pair<ColumnId, std::vector<ChunkInfo>>>;

// Readers take their snapshot under the same mutex, so they see chunks and lists change together.
Status Publish(KeyValueStore& map, BucketState& bucket, PackWriter& packs, WriteSet& changes, NewLists& lists) {
  FLUX_TRY_STATUS(packs.WriteTo(changes));
  FLUX_TRY_STATUS(bucket.index.Check());
  const std::lock_guard lock(bucket.mutex);
  bucket.read_packs.clear();
  FLUX_TRY_STATUS(map.Write(changes, KeyValueStore::Durability::kNow));
  for (auto& [column, list] : lists) {
    StoredColumn& stored = bucket.columns[column];
    stored.chunks = ChunkList(std::move(list));
    stored.has_chunks = true;
    if (stored.fresh != nullptr) bucket.fresh_bytes -= std::min(bucket.fresh_bytes.load(), stored.fresh->ByteSize());
    stored.fresh = nullptr;
    stored.holes = nullptr;
  }
  lists.clear();
  return {};
}

// The columns that have points which are not sealed, or holes. After a failed seal some may be listed again.
std::vector<ColumnId> ChangedColumns(const BucketState& bucket) {
  std::vector<ColumnId> columns = bucket.fresh_columns;
  columns.insert(columns.end(), bucket.holed_columns.begin(), bucket.holed_columns.end());
  std::erase_if(
      columns, [&](ColumnId id) { return bucket.columns[id].fresh == nullptr && bucket.columns[id].holes == nullptr; });
  return columns;
}

// The packs of which more than half is left behind by chunks that are in them no more.
Result<HashSet<uint32_t>> SparsePacks(KeyValueStore& map, const BucketState& bucket) {
  HashMap<uint32_t, size_t> used;
  for (ColumnId id = 0; id < bucket.columns.size(); ++id) {
    for (const ChunkInfo& chunk : bucket.columns[id].chunks) {
      if (chunk.pack != 0) used[chunk.pack] += chunk.bytes;
    }
  }
  HashSet<uint32_t> sparse;
  for (const auto& [pack, bytes] : used) {
    PinnedValue value;
    FLUX_TRY(const bool is_found, map.Get(Space::kChunks, PackKey(bucket.info.id, pack), nullptr, value));
    if (is_found && bytes < value.bytes().size() / 2) sparse.insert(pack);
  }
  return sparse;
}

// The columns with chunks that could be in a better place: small ones that follow one another, that lie in a sparse
// pack or in none. Needs all chunk lists.
Result<std::vector<ColumnId>> ScatteredColumns(KeyValueStore& map, const BucketState& bucket) {
  FLUX_TRY(const HashSet<uint32_t> sparse, SparsePacks(map, bucket));
  const auto are_small = [](const ChunkInfo& a, const ChunkInfo& b) {
    return a.rows < kChunkRows && b.rows < kChunkRows;
  };
  const auto is_misplaced = [&](const ChunkInfo& chunk) {
    return chunk.pack == 0 ? IsSmallChunk(chunk.bytes) : sparse.contains(chunk.pack);
  };
  std::vector<ColumnId> columns;
  for (ColumnId id = 0; id < bucket.columns.size(); ++id) {
    const ChunkList& chunks = bucket.columns[id].chunks;
    const bool is_scattered = std::ranges::adjacent_find(chunks, are_small) != chunks.end();
    if (is_scattered || std::ranges::any_of(chunks, is_misplaced)) columns.push_back(id);
  }
  return columns;
}

Result<std::vector<ColumnId>> ColumnsToSeal(KeyValueStore& map, BucketState& bucket, Sealing sealing) {
  const bool is_thorough = sealing == Sealing::kThorough;
  const std::lock_guard lock(bucket.mutex);
  // Readers that come must not move them.
  if (bucket.columns.size() < bucket.index.column_count()) bucket.columns.resize(bucket.index.column_count());
  const size_t changed = bucket.fresh_columns.size() + bucket.holed_columns.size();
  if (is_thorough || IsMostColumns(changed, bucket)) FLUX_TRY_STATUS(LoadAllChunks(map, bucket));
  if (!bucket.has_all_chunks) FLUX_TRY_STATUS(LoadPacks(map, bucket));
  std::vector<ColumnId> columns = ChangedColumns(bucket);
  if (is_thorough) {
    FLUX_TRY(const std::vector<ColumnId> scattered, ScatteredColumns(map, bucket));
    columns.insert(columns.end(), scattered.begin(), scattered.end());
  }
  std::sort(columns.begin(), columns.end());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  return columns;
}

}  // namespace

Status SealBucket(StoreState& store, BucketState& bucket, Sealing sealing) {
  KeyValueStore& map = *store.map;
  auto changes = std::make_unique<WriteSet>();
  NewLists lists;
  FLUX_TRY(const std::vector<ColumnId> columns, ColumnsToSeal(map, bucket, sealing));
  PackWriter packs(map, bucket.info.id, bucket.next_pack);
  for (const ColumnId column : columns) {
    FLUX_TRY(std::vector<ChunkInfo> list, SealColumn(store, bucket, column, sealing, packs, *changes));
    lists.emplace_back(column, std::move(list));
    if (changes->ByteSize() < kWriteSetBytes) continue;
    FLUX_TRY_STATUS(Publish(map, bucket, packs, *changes, lists));
    changes = std::make_unique<WriteSet>();
  }
  FLUX_TRY_STATUS(Publish(map, bucket, packs, *changes, lists));
  {
    const std::lock_guard lock(bucket.mutex);
    bucket.fresh_columns.clear();
    bucket.holed_columns.clear();
    bucket.fresh_bytes = 0;
  }
  if (!bucket.has_log) return {};
  // Sealing part of the points before a crash is harmless: replaying the whole log gives the same values again.
  WriteSet removal;
  removal.DeleteRange(Space::kLog, LogKey(bucket.info.id, 0), LogKey(bucket.info.id, bucket.next_log));
  FLUX_TRY_STATUS(map.Write(removal, KeyValueStore::Durability::kNow));
  bucket.has_log = false;
  return {};
}

}  // namespace flux::store
