#pragma once

// Finds the rows of two tables that have equal values in some columns, where memory has no room for both: an inner join
// in files.

#include <functional>
#include <vector>

#include "runtime/exec/keyed_tables.h"

namespace flux::exec {

// A table and the columns that its rows are found by.
struct PairedTable {
  const StoredTable& table;
  std::vector<size_t> keys;
};

// Calls `visit` with chunks of equally many rows: those of the same number belong together. The pairs and their order
// are those of `RowMatcher`.
Status VisitMergedPairs(const PairedTable& left, const PairedTable& right, const ExecContext& context,
                        const std::function<Status(const Chunk& left, const Chunk& right)>& visit);

}  // namespace flux::exec
