#pragma once

// The first row for each value of a column, of a table that memory has no room for.

#include <functional>

#include "runtime/exec/operator.h"
#include "runtime/exec/varying_columns.h"
#include "runtime/spill/row_sorter.h"

namespace flux::exec {

class FirstOfEach {
 public:
  // `column` is one of the table's that its group key does not have. The header and the context must outlive it.
  FirstOfEach(const TableHeader& header, size_t column, const ExecContext& context);
  // Adds rows of the table. Fails when cancelled, or when they cannot be written.
  Status Add(const Chunk& rows);
  // Calls `visit` with chunks of the rows that are the first of their value, in order of arrival; to be called once.
  Status Visit(const std::function<Status(const Chunk& rows)>& visit);

 private:
  const ExecContext& context_;
  const VaryingColumns varying_;
  std::vector<ColumnDef> columns_;  // the table's, and the number of the row
  int64_t arrived_ = 0;
  RowSorter by_value_;
};

}  // namespace flux::exec
