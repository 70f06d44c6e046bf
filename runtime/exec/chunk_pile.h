#pragma once

// Rows that are kept as they arrive. A chunk costs a kilobyte however few rows it has, so small ones are joined.

#include <vector>

#include "runtime/table/table.h"

namespace flux::exec {

// Joins neighbours of about the same size, so that a row is copied a few times at most and the chunks are few. Large
// ones stay as they are.
class ChunkPile {
 public:
  // Appends rows; does nothing without any.
  void Add(Chunk chunk);
  // In the order of arrival. A later chunk may have more columns than one before it.
  std::vector<Chunk>& chunks() { return chunks_; }
  const std::vector<Chunk>& chunks() const { return chunks_; }

 private:
  bool CanJoinLast() const;

  std::vector<Chunk> chunks_;
};

}  // namespace flux::exec
