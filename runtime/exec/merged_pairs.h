#pragma once

// Finds the rows of two tables that have equal values in some columns, where memory has no room for both: a join in
// files.

#include <functional>
#include <vector>

#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/row_matcher.h"

namespace flux::exec {

// Whether two tables are to be joined in files, where joining them in memory takes so much for each row beside them.
bool IsForDisk(const StoredTable& left, const StoredTable& right, size_t bytes_per_row, const ExecContext& context);

// A table and the columns that its rows are found by.
struct PairedTable {
  StoredTable& table;
  std::vector<size_t> keys;
};

// Takes rows of both tables and which of them belong together.
using VisitPairedRows = std::function<Status(const Chunk& left, const Chunk& right, const RowPairs& pairs)>;

// Moves the rows to disk and calls `visit` for all pairs, some at a time. They and their order are those of
// `RowMatcher`.
Status VisitMergedPairs(const PairedTable& left, const PairedTable& right, OuterSides outer, const ExecContext& context,
                        const VisitPairedRows& visit);

}  // namespace flux::exec
