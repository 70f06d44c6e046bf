#pragma once

// The points of one column within a range, part by part in time order. What is known of stored chunks without reading
// them often is enough, so a part is read only when somebody asks for its rows.

#include "runtime/store/chunk_sieve.h"
#include "runtime/store/store_state.h"

namespace flux::store {

// One column of a scan, as it was when the scan began: the chunks that overlap the range, and fresh points within it.
struct ScanColumn {
  ColumnId id = 0;
  ColumnType type = ColumnType::kFloat;
  plan::TimeRange range;  // what is read; not longer than that of the scan
  std::shared_ptr<const ChunkList> chunks;
  size_t first_chunk = 0, chunk_count = 0;
  ColumnRows fresh;  // sorted before parts are made
};

// Reads the stored chunks of a scan. All arguments must outlive it.
class ChunkReader {
 public:
  ChunkReader(KeyValueStore& map, const BucketState& bucket, SnapshotRef snapshot, ScanContext& context)
      : map_(map), bucket_(bucket), snapshot_(std::move(snapshot)), context_(context) {}
  // Reads and decodes a chunk and counts it.
  Result<DecodedChunk> Read(const ScanColumn& column, const ChunkInfo& chunk, ChunkParts wanted);
  ScanContext& context() { return context_; }

 private:
  KeyValueStore& map_;
  const BucketState& bucket_;
  const SnapshotRef snapshot_;
  ScanContext& context_;
  std::unique_ptr<KeyCursor> cursor_;  // for small chunks, made when the first comes
};

// Rows of consecutive points: a chunk, or what of it is in the range, or fresh points, or both where they overlap.
struct Part {
  const ChunkInfo* chunk = nullptr;     // null: fresh points alone
  size_t fresh_from = 0, fresh_to = 0;  // those within the chunk's times win over its rows of the same time
  bool is_whole = false;                // the chunk as it is stored: its description holds for the part
};

// Rows [from, to) of columns; those that were not asked for are null.
struct PartRows {
  ColumnRef times, values;
  size_t from = 0, to = 0;
  size_t size() const { return to - from; }
};

// Takes a column apart, so that parts which nobody needs are not read.
class ColumnParts {
 public:
  // Rows are read with the columns that are `wanted`. Chunks in which no row passes the sieve are left out; null: none
  // are. All arguments must outlive this.
  ColumnParts(const ScanColumn& column, ChunkParts wanted, const ChunkSieve* sieve, ChunkReader& reader);
  // Counts the chunks that were not read.
  ~ColumnParts();
  ColumnParts(const ColumnParts&) = delete;
  ColumnParts& operator=(const ColumnParts&) = delete;

  size_t size() const { return parts_.size(); }
  const Part& operator[](size_t i) const { return parts_[i]; }
  ColumnType type() const { return column_.type; }
  // There are not more rows than these.
  size_t MaxRows() const;

  // How many rows the part has; reads it where that is not known.
  Result<size_t> CountRows(size_t i);
  // The part's rows; of times there may be a column although they are not wanted.
  Result<PartRows> Read(size_t i);
  // The first or last row of the part, which has rows.
  Result<PartRows> ReadEnd(size_t i, bool is_last);

 private:
  void AddFresh(size_t from, size_t to);
  PartRows RowsOf(const ColumnRows& rows, size_t from, size_t to) const;
  Result<PartRows> ReadStored(const Part& part);
  Result<PartRows> ReadMerged(const Part& part);
  Result<DecodedChunk> Decode(const ChunkInfo& chunk, ChunkParts wanted);

  const ScanColumn& column_;
  const ChunkParts wanted_;
  ChunkReader& reader_;
  absl::InlinedVector<Part, 1> parts_;
  // The stored part that was read last.
  std::optional<size_t> last_;
  PartRows last_rows_;
  size_t chunks_read_ = 0;
};

}  // namespace flux::store
