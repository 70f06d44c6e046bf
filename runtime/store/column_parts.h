#pragma once

// The points of one column within a range, part by part in time order. What is known of stored chunks without reading
// them often is enough, so a part is read only when somebody asks for its rows.

#include "runtime/store/chunk_sieve.h"
#include "runtime/store/gathered_rows.h"
#include "runtime/store/store_state.h"

namespace flux::store {

// Whether all of the chunk is in the range, so that its description holds for what is read of it.
inline bool IsWithin(const ChunkInfo& chunk, plan::TimeRange range) {
  return chunk.min_time >= range.start.ns && chunk.max_time < range.stop.ns;
}
// Whether `GatheredRows` take the chunk as it is: it is small, and has numbers or times.
inline bool IsGathered(const ChunkInfo& chunk, ColumnType type) {
  return IsSmallChunk(chunk.bytes) && GatheredRows::IsPlain(type);
}

// One column of a scan, as it was when the scan began: the chunks that overlap the range, and fresh points within it.
// There are as many as series, so it is small and owns nothing.
struct ScanColumn {
  // The chunk that is all there is within the range, and lies in it as a whole; null: there is more to the column.
  const ChunkInfo* OnlyChunk(plan::TimeRange range) const {
    if (chunks.size() != 1 || fresh != nullptr || HasHoles(chunks.front())) return nullptr;
    return IsWithin(chunks.front(), range) ? &chunks.front() : nullptr;
  }
  // Whether points of the chunk may have been deleted.
  bool HasHoles(const ChunkInfo& chunk) const {
    return holes != nullptr && holes->Touches({chunk.min_time, chunk.max_time});
  }
  ColumnId id = 0;
  uint32_t tag_keys = 0;  // of its series
  ColumnType type = ColumnType::kFloat;
  std::span<const ChunkInfo> chunks;
  const RowsView* fresh = nullptr;  // sorted; null when there are none
  const Holes* holes = nullptr;     // of the chunks; null when there are none
  const RowsView& FreshRows() const {
    static const RowsView kNone;
    return fresh != nullptr ? *fresh : kNone;
  }
};

// Reads the stored chunks of a scan. All arguments must outlive it.
class ChunkReader {
 public:
  ChunkReader(KeyValueStore& map, const BucketState& bucket, SnapshotRef snapshot, ScanContext& context)
      : map_(map), bucket_(bucket), snapshot_(std::move(snapshot)), context_(context) {}
  // Reads and decodes a chunk and counts it.
  Result<DecodedChunk> Read(const ScanColumn& column, const ChunkInfo& chunk, ChunkParts wanted);
  // The same of what of the chunk is in the range.
  Result<PartRows> ReadRange(const ScanColumn& column, const ChunkInfo& chunk, bool wants_values,
                             plan::TimeRange range);
  // Reads a small chunk and counts its bytes. Valid until the next call.
  Result<std::string_view> ReadSmall(const ScanColumn& column, const ChunkInfo& chunk);
  ScanContext& context() { return context_; }

 private:
  // The chunk's bytes, which are counted; they stay until the next call, and as long as `value`.
  Result<std::string_view> Fetch(const ScanColumn& column, const ChunkInfo& chunk, PinnedValue& value);
  Result<std::string_view> ReadPacked(const ChunkInfo& chunk);

  KeyValueStore& map_;
  const BucketState& bucket_;
  const SnapshotRef snapshot_;
  ScanContext& context_;
  std::unique_ptr<KeyCursor> cursor_;  // for small chunks with records of their own, made when the first comes
  // Packs that were read: their chunks may come in any order.
  HashMap<uint32_t, std::unique_ptr<PinnedValue>> packs_;
  size_t pack_bytes_ = 0;
  uint32_t last_pack_ = 0;
  std::string_view last_bytes_;
};

// Rows of consecutive points: a chunk, or what of it is in the range, or fresh points, or both where they overlap.
struct Part {
  const ChunkInfo* chunk = nullptr;     // null: fresh points alone
  size_t fresh_from = 0, fresh_to = 0;  // those within the chunk's times win over its rows of the same time
  bool is_whole = false;                // the chunk as it is stored: its description holds for the part
  bool has_holes = false;               // some of its rows were deleted
};

// Takes a column apart, so that parts which nobody needs are not read.
class ColumnParts {
 public:
  // Rows within `range` are read with the columns that are `wanted`. Chunks in which no row passes the sieve are left
  // out; null: none are. All arguments must outlive this.
  ColumnParts(const ScanColumn& column, plan::TimeRange range, ChunkParts wanted, const ChunkSieve* sieve,
              ChunkReader& reader);
  // Counts the chunks that were not read.
  ~ColumnParts();
  ColumnParts(const ColumnParts&) = delete;
  ColumnParts& operator=(const ColumnParts&) = delete;

  size_t size() const { return parts_.size(); }
  const Part& operator[](size_t i) const { return parts_[i]; }
  ColumnType type() const { return column_.type; }
  // Whether rows are read with any column.
  bool WantsColumns() const { return wanted_.times || wanted_.values; }
  // There are not more rows than these.
  size_t MaxRows() const;

  // How many rows the part has; reads it where that is not known.
  Result<size_t> CountRows(size_t i);
  // Whether the part has rows; reads it only where its ends do not tell.
  Result<bool> HasRows(size_t i);
  // The part's rows; of times there may be a column although they are not wanted.
  Result<PartRows> Read(size_t i);
  // Whether the part is a whole chunk that `GatheredRows` take.
  bool CanGather(size_t i) const;
  // The bytes of that chunk. Valid until the next call.
  Result<std::string_view> ReadBytes(size_t i);
  // Whether the first and the last row of the part are known without reading it.
  bool KnowsEnds(size_t i) const { return parts_[i].is_whole && column_.type != ColumnType::kString; }
  // The first or last row of the part, which has rows.
  Result<PartRows> ReadEnd(size_t i, bool is_last);

 private:
  void AddFresh(size_t from, size_t to);
  PartRows RowsOf(const RowsView& rows, size_t from, size_t to) const;
  Result<PartRows> ReadStored(const Part& part);
  Result<PartRows> ReadMerged(const Part& part);

  const ScanColumn& column_;
  const plan::TimeRange range_;
  const ChunkParts wanted_;
  ChunkReader& reader_;
  absl::InlinedVector<Part, 1> parts_;
  // The stored part that was read last.
  std::optional<size_t> last_;
  PartRows last_rows_;
  size_t chunks_read_ = 0;
};

}  // namespace flux::store
