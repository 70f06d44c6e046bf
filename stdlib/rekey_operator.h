#pragma once

// Base of operators that work chunk by chunk and may change group keys. Tables that keep their key stream through;
// those with a changed key are collected, because several of them can become one, and follow in ascending key order.

#include <unordered_set>

#include "runtime/exec/keyed_tables.h"

namespace flux::stdlib {

class RekeyOperator : public exec::UnaryOperator {
 public:
  RekeyOperator(exec::ExecContext& context, TableSink& out) : UnaryOperator(out), changed_(context) {}
  Status Begin(TableHeaderRef header) final;
  Status Push(const Chunk& chunk) final;
  Status End() final;
  Status Finish() final;

 protected:
  // Gives the output header of the table that begins; `Change` follows for its chunks.
  virtual Result<TableHeader> BeginTable(const TableHeader& header) = 0;
  // Gives a chunk's columns by the output schema.
  virtual Result<Chunk> Change(const Chunk& chunk) = 0;

 private:
  exec::KeyedTables changed_;
  std::unordered_set<GroupKey, GroupKeyHash> streamed_;
  bool is_collecting_ = false;
  exec::KeyedTables::Target target_;
};

}  // namespace flux::stdlib
