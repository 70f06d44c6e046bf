#pragma once

// What a chain leaves of the tables of a batch.

#include "runtime/exec/kernel.h"

namespace flux::exec {

// Gathers what a kernel gives for the rows of a batch, slice by slice. Tables of which no row is left are left out.
class KeptRows {
 public:
  // The batch must outlive this.
  explicit KeptRows(const TableBatch& batch) : batch_(batch), counts_(batch.tables()) {}
  // Takes the output for the rows from number `from` on.
  void Add(size_t from, const KernelOutput& output);
  // Gives the tables. Their keys are those of the batch, whose columns the schema has.
  TableBatch Finish(const Schema& schema, bool is_time_ordered);

 private:
  std::vector<ColumnRef> JoinRows(const BatchHeader& header) const;

  const TableBatch& batch_;
  std::vector<uint32_t> counts_;  // rows left, by table
  size_t table_ = 0;              // the one with the last row that was looked at
  std::vector<Chunk> chunks_;
};

}  // namespace flux::exec
