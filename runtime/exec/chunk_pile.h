#pragma once

// Rows that are kept as they arrive. A chunk costs a kilobyte however few rows it has, so small ones are joined.

#include <string>
#include <vector>

#include "runtime/spill/chunk_bytes.h"
#include "runtime/spill/spill_file.h"
#include "runtime/table/table.h"

namespace flux::exec {

// Joins neighbours of about the same size, so that a row is copied a few times at most and the chunks are few. Large
// ones stay as they are.
class ChunkPile {
 public:
  // Appends rows; does nothing without any.
  void Add(Chunk chunk);
  // How many rows there are, and about how many bytes of memory they take, or would take.
  size_t rows() const { return rows_; }
  size_t bytes() const { return bytes_; }
  // Writes what is in memory to a file, which must be the same each time; `buffer` is for use by many piles.
  Status MoveTo(SpillFile& file, std::string& buffer);
  // Calls `visit`, which gives a `Status`, for all chunks in the order of arrival; `file` is where they were moved to.
  // A later chunk may have more columns than one before it.
  template <typename Visit>
  Status ForEach(SpillFile* file, Visit visit) const {
    for (const SpilledBlock& block : moved_) {
      FLUX_TRY(const std::string_view bytes, file->Read(block));
      FLUX_TRY(const Chunk chunk, ReadChunk(bytes));
      FLUX_TRY_STATUS(visit(chunk));
    }
    for (const Chunk& chunk : chunks_) FLUX_TRY_STATUS(visit(chunk));
    return {};
  }
  // How many chunks there are, and one of them, by its place in the order of arrival.
  size_t chunk_count() const { return moved_.size() + chunks_.size(); }
  bool IsInMemory(size_t chunk) const { return chunk >= moved_.size(); }
  const Chunk& InMemory(size_t chunk) const { return chunks_[chunk - moved_.size()]; }
  Result<Chunk> Load(SpillFile& file, size_t chunk) const;
  // Those in memory, in the order of arrival.
  std::vector<Chunk>& chunks() { return chunks_; }
  const std::vector<Chunk>& chunks() const { return chunks_; }

 private:
  bool CanJoinLast() const;

  size_t rows_ = 0, bytes_ = 0;
  std::vector<SpilledBlock> moved_;
  std::vector<Chunk> chunks_;
};

}  // namespace flux::exec
