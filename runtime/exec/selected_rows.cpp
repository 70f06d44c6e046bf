#include "runtime/exec/selected_rows.h"

#include <algorithm>
#include <utility>

#include "runtime/column/builder.h"
#include "runtime/spill/chunk_bytes.h"
#include "runtime/table/concatenate.h"

namespace flux::exec {
namespace {

// With fewer rows than these there is nothing to save.
constexpr size_t kFewRows = 4096;
// A piece costs as much as some hundred rows.
constexpr size_t kRowsPerPiece = 512;

}  // namespace

void SelectedRows::Set(const Chunk& rows, std::span<const uint32_t> taken, std::span<const uint32_t> groups) {
  if (taken.empty()) return;
  places_.resize(std::max<size_t>(places_.size(), std::ranges::max(groups) + size_t{1}));
  for (uint32_t i = 0; i < groups.size(); ++i) {
    Place& place = places_[groups[i]];
    if (place.piece == kNoPiece) ++selected_;
    place = {static_cast<uint32_t>(pieces_.size()), i};
  }
  pieces_.push_back(TakeRows(rows, taken));
  rows_ += taken.size();
  bytes_ += HeldBytes(pieces_.back());
  if (rows_ > 2 * selected_ + kFewRows || pieces_.size() * kRowsPerPiece > rows_ + 2 * kFewRows) Compact();
}

// Joins the pieces, without the rows that no group has any more.
void SelectedRows::Compact() {
  std::vector<std::vector<uint32_t>> left(pieces_.size());
  for (const Place& place : places_) {
    if (place.piece != kNoPiece) left[place.piece].push_back(place.row);
  }
  std::vector<Chunk> parts;
  std::vector<uint32_t> next;
  uint32_t before = 0;
  for (size_t i = 0; i < pieces_.size(); ++i) {
    next.push_back(before);
    before += static_cast<uint32_t>(left[i].size());
    if (!left[i].empty()) parts.push_back(TakeRows(pieces_[i], left[i]));
    pieces_[i] = {};
  }
  for (Place& place : places_) {
    if (place.piece != kNoPiece) place = {0, next[place.piece]++};
  }
  pieces_.clear();
  pieces_.push_back(JoinChunks(parts));
  rows_ = selected_;
  bytes_ = HeldBytes(pieces_.back());
}

Chunk SelectedRows::Of(std::span<const uint32_t> groups) const {
  std::vector<Place> places;
  for (const uint32_t group : groups) {
    if (Has(group)) places.push_back(places_[group]);
  }
  Chunk rows{{}, places.size()};
  if (pieces_.empty()) return rows;
  for (size_t c = 0; c < pieces_.front().columns.size(); ++c) {
    ColumnBuilder builder(pieces_.front().columns[c]->type());
    for (const Place& place : places) builder.AppendRows(*pieces_[place.piece].columns[c], place.row, 1);
    rows.columns.push_back(builder.Finish());
  }
  return rows;
}

}  // namespace flux::exec
