#pragma once

// The rows of one table of which few are kept: the first of a sort, one for each value. What is held stays within twice
// what is kept, and the work linear.

#include <algorithm>
#include <utility>
#include <vector>

#include "runtime/exec/operator.h"
#include "runtime/spill/chunk_bytes.h"
#include "runtime/spill/spill.h"

namespace flux::exec {

class ReducedTable {
 public:
  // How many rows are held before they are reduced for the first time. With `kNone` each chunk is: what is kept is
  // known sooner.
  enum class Slack { kNone, kSomeChunks };
  explicit ReducedTable(const ExecContext& context, Slack slack = Slack::kSomeChunks)
      : slack_(slack == Slack::kNone ? 1 : kSlackChunks * context.chunk_rows), spill_(context.spill) {}
  // Forgets all rows and begins a table.
  void Begin(TableHeaderRef header) {
    header_ = std::move(header);
    chunks_.clear();
    held_ = kept_ = bytes_ = 0;
  }
  // Whether the rows that are held should go to disk, where `Rows` and a number by row are made of them.
  bool IsForDisk() const { return spill_ != nullptr && spill_->IsTime(held_, bytes_, bytes_ + held_ * kBytesPerRow); }
  const TableHeaderRef& header() const { return header_; }
  // How many rows were left when they were reduced last.
  size_t kept() const { return kept_; }

  // Adds rows. `reduce` gives those of a chunk that can still be kept whatever follows; what it gives of a chunk that
  // begins with rows that it gave before is the same as if it had seen all that they came from.
  template <typename Reduce>
  Status Add(const Chunk& chunk, Reduce reduce) {
    if (chunk.rows == 0) return {};
    chunks_.push_back(chunk);
    held_ += chunk.rows;
    if (spill_ != nullptr) bytes_ += HeldBytes(chunk);
    if (held_ < 2 * kept_ + slack_) return {};
    FLUX_TRY(Chunk rows, reduce(Rows()));
    held_ = kept_ = rows.rows;
    bytes_ = HeldBytes(rows);
    chunks_.clear();
    if (held_ != 0) chunks_.push_back(std::move(rows));
    return {};
  }

  // All rows that are held, as one chunk.
  Chunk Rows() const {
    if (chunks_.empty()) return MakeKeyChunk(*header_, 0);
    return chunks_.size() == 1 ? chunks_.front() : Concatenate(header_->schema, chunks_);
  }
  // The same as they are held, which are forgotten.
  std::vector<Chunk> TakeChunks() {
    held_ = kept_ = bytes_ = 0;
    return std::exchange(chunks_, {});
  }

 private:
  // Reducing a chunk at a time would cost more than it saves.
  static constexpr size_t kSlackChunks = 8;
  // Of what reduces: the number of a row's value, and where that is found.
  static constexpr size_t kBytesPerRow = 64;

  const size_t slack_;
  const SpillSpace* const spill_;
  TableHeaderRef header_;
  std::vector<Chunk> chunks_;
  size_t held_ = 0, kept_ = 0, bytes_ = 0;
};

}  // namespace flux::exec
