#pragma once

// Puts rows in order that need not all be in memory.

#include "runtime/spill/sorted_runs.h"

namespace flux {

// Rows that are equal leave in the order in which they came.
class RowSorter {
 public:
  // Of rows with these columns. The space and the token must outlive it.
  RowSorter(const SpillSpace& space, std::vector<ColumnDef> columns, RowKeyText key_text, const CancelToken& cancel)
      : space_(space), cancel_(cancel), key_text_(key_text), runs_(space, std::move(columns), std::move(key_text)) {}

  const std::vector<ColumnDef>& columns() const { return runs_.columns(); }
  // Adds rows. Fails when cancelled, or when they cannot be written.
  Status Add(Chunk rows);
  // Gives all rows in order, to be asked once; what it gives must not outlive this.
  Result<MergedRuns> Finish();

 private:
  Status WriteRun();
  std::vector<uint32_t> Order(const Chunk& rows) const;

  const SpillSpace& space_;
  const CancelToken& cancel_;
  const RowKeyText key_text_;
  SortedRuns runs_;
  std::vector<Chunk> held_;
  size_t held_rows_ = 0, held_bytes_ = 0;
};

}  // namespace flux
