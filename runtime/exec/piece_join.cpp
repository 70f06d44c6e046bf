#include "runtime/exec/piece_join.h"

#include "runtime/base/check.h"

namespace flux::exec {

Result<bool> PieceJoin::TakeTables(const TableBatch& batch) {
  if (is_joining_) return false;
  return out_.TakeTables(batch);
}

Status PieceJoin::Begin(TableHeaderRef header) {
  if (!is_joining_) return out_.Begin(std::move(header));
  if (header_ != nullptr) {
    FLUX_CHECK(header->key == header_->key && header->schema == header_->schema);
    return {};
  }
  header_ = header;
  if (!holds_) return out_.Begin(std::move(header));
  held_.emplace(spill_);
  return held_->Begin(std::move(header));
}

Status PieceJoin::Push(const Chunk& chunk) { return held_ ? held_->Push(chunk) : out_.Push(chunk); }

// Before rows came, what the output says is of another table.
bool PieceJoin::WantsRows() const { return (is_joining_ && !has_sent()) || out_.WantsRows(); }

Status PieceJoin::Stop() {
  is_joining_ = false;
  if (std::exchange(header_, nullptr) == nullptr) return {};
  if (!held_) return out_.End();
  const StreamBuffer held = *std::exchange(held_, std::nullopt);
  return held.SendTo(out_);
}

}  // namespace flux::exec
