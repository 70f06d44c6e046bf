#pragma once

// Chunks of piles, some of which were moved to a file and are read again and again: the last ones stay in memory.

#include <list>
#include <map>
#include <memory>

#include "runtime/exec/chunk_pile.h"

namespace flux::exec {

class LoadedChunks {
 public:
  // Null: nothing was moved. The file must outlive this.
  explicit LoadedChunks(SpillFile* file) : file_(file) {}
  // Gives a chunk of a pile, which must outlive this and stay as it is.
  Result<std::shared_ptr<const Chunk>> Find(const ChunkPile& pile, size_t chunk);

 private:
  using Place = std::pair<const ChunkPile*, size_t>;
  struct Entry {
    Place place;
    std::shared_ptr<const Chunk> chunk;
    size_t bytes = 0;
  };
  // In all, unless one has more.
  static constexpr size_t kMostBytes = size_t{4} << 20;

  SpillFile* const file_;
  std::list<Entry> entries_;  // the one that was asked for last comes first
  std::map<Place, std::list<Entry>::iterator> by_place_;
  size_t bytes_ = 0;
};

}  // namespace flux::exec
