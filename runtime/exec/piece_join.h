#pragma once

// Where the pieces of a table become one again.

#include <optional>

#include "runtime/spill/stream_buffer.h"

namespace flux::exec {

// Passes tables on; those that come between `Start` and `Stop` are what was made of the pieces of one table, and leave
// as one.
class PieceJoin final : public TableSink {
 public:
  // `holds`: the table leaves when all of it is there, as it does where it is made of one piece. Arguments must outlive
  // it.
  PieceJoin(bool holds, const SpillSpace* spill, TableSink& out) : holds_(holds), spill_(spill), out_(out) {}

  Result<bool> TakeTables(const TableBatch& batch) override;
  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override { return is_joining_ ? Status() : out_.End(); }
  Status Finish() override { return out_.Finish(); }
  bool WantsRows() const override;

  // From now on tables are pieces of one.
  void Start() { is_joining_ = true; }
  // All pieces have come: ends the table, if there is one.
  Status Stop();
  // Whether the table has begun to leave.
  bool has_sent() const { return header_ != nullptr && !holds_; }

 private:
  const bool holds_;
  const SpillSpace* const spill_;
  TableSink& out_;
  bool is_joining_ = false;
  TableHeaderRef header_;  // of the table that is joined, once a piece gave it
  std::optional<StreamBuffer> held_;
};

}  // namespace flux::exec
