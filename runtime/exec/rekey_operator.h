#pragma once

// Base of operators that work chunk by chunk and may change group keys, run by `kRekeyingAlgorithms`.

#include "runtime/exec/rekeyed_tables.h"

namespace flux::exec {

class RekeyOperator : public UnaryOperator {
 public:
  RekeyOperator(const PhysicalNode& node, ExecContext& context, TableSink& out)
      : UnaryOperator(out), keeps_keys_(node.algorithm == &kKeepsKeys), tables_(context, out) {}
  Status Begin(TableHeaderRef header) final;
  Status Push(const Chunk& chunk) final;
  Status End() final { return tables_.End(); }
  Status Finish() final { return tables_.Finish(); }
  bool WantsRows() const final { return tables_.WantsRows(); }

 protected:
  // Whether the operation works on this column of group keys. Tables whose key has no such column keep it, and their
  // keys must stay different from all keys that change.
  virtual bool ChangesKeyColumn(std::string_view name) const = 0;
  // Gives the output header of the table that begins; `Change` follows for its chunks.
  virtual Result<TableHeader> BeginTable(const TableHeader& header) = 0;
  // Gives a chunk's columns by the output schema.
  virtual Result<Chunk> Change(const Chunk& chunk) = 0;

 private:
  const bool keeps_keys_;
  RekeyedTables tables_;
};

}  // namespace flux::exec
