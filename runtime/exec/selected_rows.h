#pragma once

// The rows that groups by the million have selected, one for each.

#include <span>
#include <vector>

#include "runtime/table/table.h"

namespace flux::exec {

// Keeps them as they are taken from chunks. Those that others have replaced are dropped from time to time.
class SelectedRows {
 public:
  // From now on the rows with the numbers `taken` of a chunk, whose columns are always the same, are those of `groups`.
  void Set(const Chunk& rows, std::span<const uint32_t> taken, std::span<const uint32_t> groups);
  // Whether a group has a row.
  bool Has(uint32_t group) const { return group < places_.size() && places_[group].piece != kNoPiece; }
  // Gives the rows of those of the groups that have one, in this order.
  Chunk Of(std::span<const uint32_t> groups) const;
  // About how many bytes they take.
  size_t held_bytes() const { return bytes_ + places_.size() * sizeof(Place); }

 private:
  static constexpr uint32_t kNoPiece = UINT32_MAX;
  struct Place {
    uint32_t piece = kNoPiece, row = 0;
  };

  void Compact();

  std::vector<Chunk> pieces_;
  std::vector<Place> places_;  // by group
  size_t rows_ = 0, selected_ = 0, bytes_ = 0;
};

}  // namespace flux::exec
