#pragma once

// The columns of a table that may differ from row to row: all that is written of it to files.

#include <vector>

#include "runtime/table/table.h"

namespace flux::exec {

class VaryingColumns {
 public:
  // Of tables with the header, which must outlive it.
  explicit VaryingColumns(const TableHeader& header);
  const std::vector<ColumnDef>& columns() const { return columns_; }
  // Gives these columns of rows of the table.
  Chunk Of(const Chunk& rows) const;
  // Gives rows of which there are these columns with those of the group key.
  Chunk Complete(const Chunk& varying) const;

 private:
  const TableHeader& header_;
  std::vector<size_t> places_;
  std::vector<ColumnDef> columns_;
};

}  // namespace flux::exec
