#pragma once

// Makes tables of rows that come in the order of their group keys.

#include "runtime/exec/operator.h"
#include "runtime/spill/sorted_runs.h"

namespace flux::exec {

// Sends small tables together and large ones as they come.
class TableCutter {
 public:
  // Of tables of one schema. All arguments must outlive it.
  TableCutter(std::shared_ptr<const BatchHeader> header, const ExecContext& context, TableSink& out);
  // Whether no table has begun.
  bool empty() const { return is_empty_; }
  // Begins the table whose key is in this row of all columns; the one before it has no more rows.
  Status Begin(const RunRow& row);
  // Adds a row to it.
  Status Add(const RunRow& row);
  // Sends what is left, without a `Finish`.
  Status Finish();

 private:
  TableBatch TakeBatch();
  Status SendLarge();
  Status Push(const Chunk& others);

  const std::shared_ptr<const BatchHeader> header_;
  const ExecContext& context_;
  TableSink& out_;
  std::vector<size_t> other_columns_;
  bool is_empty_ = true;
  // The tables that go together: their keys, rows and ends.
  std::vector<ColumnBuilder> keys_;
  RowCopier rows_;
  std::vector<uint32_t> ends_;
  // The header of the large table at hand, of which rows were sent; null when there is none.
  TableHeaderRef large_;
};

}  // namespace flux::exec
