#pragma once

// Packs: small chunks of some columns in one record, and their descriptions in another. With a record for each, finding
// the chunk would cost more than what is in it. A pack's bytes never change; a chunk leaves it by being left out of its
// index, and what is left behind goes with the last one.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/base/hash_table.h"
#include "runtime/store/chunk.h"
#include "runtime/store/key_value_store.h"
#include "runtime/store/series_index.h"

namespace flux::store {

// Stands for the column in the keys of packs, behind all others.
constexpr ColumnId kPackColumn = UINT32_MAX;

// Whether a chunk of so many bytes belongs into a pack.
constexpr bool IsSmallChunk(size_t bytes) { return bytes <= 1024; }

// The key of a pack, of its index and of its bytes.
std::string PackKey(uint32_t bucket, uint32_t pack);
std::string EncodePackIndex(const std::vector<ChunkInfo>& chunks);
// Appends what a record of the chunk index describes, a chunk or those of a pack; gives false when not all of it can be
// read. `key` is what follows the bucket's prefix.
bool DecodeChunkRecord(std::string_view key, std::string_view bytes, std::vector<ChunkInfo>& out);

// Whether the first chunk comes before the second one: by column, then time.
inline bool IsOrdered(const ChunkInfo& a, const ChunkInfo& b) {
  return a.column != b.column ? a.column < b.column : a.min_time < b.min_time;
}

// The bytes of a chunk within those of its pack; what follows them belongs to the next one. Fails with `kDataLoss`.
Result<std::string_view> WithinPack(std::string_view pack, const ChunkInfo& info);

// Makes and empties the packs of a bucket. All that was done is in the write set of the last `WriteTo` or in those that
// were given before.
class PackWriter {
 public:
  // Numbers new packs from `next` on, which it counts up. All arguments must outlive this.
  PackWriter(KeyValueStore& map, uint32_t bucket, uint32_t& next) : map_(map), bucket_(bucket), next_(next) {}
  // Adds an encoded chunk and notes in its description where it is.
  void Add(ChunkInfo& info, std::string_view bytes, WriteSet& changes);
  // Takes a chunk that was written before out of its pack.
  void Remove(const ChunkInfo& info) { removed_[info.pack].push_back({info.column, info.min_time}); }
  // Completes what was begun.
  Status WriteTo(WriteSet& changes);

 private:
  void ClosePack(WriteSet& changes);

  KeyValueStore& map_;
  const uint32_t bucket_;
  uint32_t& next_;
  // The pack at hand.
  std::vector<ChunkInfo> chunks_;
  std::string bytes_;
  // By pack: columns and first times.
  HashMap<uint32_t, std::vector<std::pair<ColumnId, int64_t>>> removed_;
};

}  // namespace flux::store
