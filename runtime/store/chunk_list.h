#pragma once

// The descriptions of a column's chunks, which do not change once they are read: scans share them, and the lists of
// many columns share one block of memory.

#include <memory>
#include <vector>

#include "runtime/store/chunk.h"

namespace flux::store {

// Some chunks in the order of their times. A copy is another reference.
class ChunkList {
 public:
  ChunkList() = default;
  explicit ChunkList(std::vector<ChunkInfo> chunks) {
    const auto owned = std::make_shared<const std::vector<ChunkInfo>>(std::move(chunks));
    count_ = owned->size();
    first_ = {owned, owned->data()};
  }
  // `count` chunks from `first` on, which keeps them.
  ChunkList(std::shared_ptr<const ChunkInfo> first, size_t count) : first_(std::move(first)), count_(count) {}

  const ChunkInfo* begin() const { return first_.get(); }
  const ChunkInfo* end() const { return begin() + count_; }
  const ChunkInfo& operator[](size_t i) const { return begin()[i]; }
  size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  // The chunks [from, to).
  ChunkList Slice(size_t from, size_t to) const {
    return {std::shared_ptr<const ChunkInfo>(first_, begin() + from), to - from};
  }
  // Whether a list is in the same block of memory, so that each keeps the chunks of both.
  bool SharesMemory(const ChunkList& other) const {
    return !first_.owner_before(other.first_) && !other.first_.owner_before(first_);
  }

 private:
  std::shared_ptr<const ChunkInfo> first_;
  size_t count_ = 0;
};

}  // namespace flux::store
