#pragma once

// The frozen series index of a bucket as it is kept in the map. All of it is derived from the records of series,
// columns and chunks: it may be dropped at any time, and is made anew from them.

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "runtime/store/key_value_store.h"
#include "runtime/store/stored_series.h"

namespace flux::store {

// Between which columns those lie that have chunks in a pack.
struct PackPlace {
  uint32_t pack = 0;
  ColumnId first = 0, last = 0;
};

// Reads the blocks of one frozen index. A newer one does not replace them while this one is in use.
class FrozenReader {
 public:
  FrozenReader(KeyValueStore& map, uint32_t bucket, uint32_t generation)
      : map_(map), bucket_(bucket), generation_(generation) {}
  // Fails with `kDataLoss` when there is no such block.
  Result<std::string> Read(uint8_t section, uint32_t block);
  // Reads at this moment from now on: the bucket is about to be deleted.
  void KeepReadable();

 private:
  KeyValueStore& map_;
  const uint32_t bucket_, generation_;
  std::mutex mutex_;
  SnapshotRef snapshot_;
};

// What of a bucket was frozen.
struct FrozenState {
  std::shared_ptr<FrozenReader> reader;  // of the generation in use; null: there is none
  uint32_t generation = 0;               // in use
  // Packs from this one on came since; numbers of packs never come again.
  uint32_t next_pack = 1;
  std::optional<std::vector<PackPlace>> packs;  // of those before, once they were asked for
  // What the newest generation has, which is used from the next start on.
  uint32_t newest = 0, newest_columns = 0, newest_next_pack = 1;
};

struct BucketState;

// Takes what is frozen of a bucket that has nothing loaded yet.
Status LoadFrozen(KeyValueStore& map, BucketState& bucket);
// The packs of the frozen part that may have chunks of a column.
Result<std::vector<uint32_t>> FrozenPacksOf(BucketState& bucket, ColumnId column);
// Whether at least `least` columns, and enough beside those that are frozen, came since.
bool IsWorthFreezing(const BucketState& bucket, size_t least);
// Freezes what is written of the bucket, for the next start. Needs a `BucketLock`.
Status FreezeBucket(KeyValueStore& map, BucketState& bucket);
// Removes what is frozen of a bucket that is not in use.
void DropFrozen(uint32_t bucket, WriteSet& changes);
// About how much it takes in files.
uint64_t FrozenFileBytes(const KeyValueStore& map, uint32_t bucket);
// Compares what is frozen with the index that was read from records. Fails with `kDataLoss`.
Status CheckFrozen(KeyValueStore& map, const BucketState& bucket);

}  // namespace flux::store
