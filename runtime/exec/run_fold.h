#pragma once

// What an operation makes of a table, made of runs of a table's rows that never become tables themselves: windows.

#include <optional>
#include <span>
#include <vector>

#include "runtime/column/builder.h"
#include "runtime/exec/window_rows.h"
#include "runtime/table/table.h"

namespace flux::exec {

// What comes of each run.
struct RunColumns {
  // The columns beside those of the group key, of which none is among them.
  std::vector<ColumnDef> columns;
  // They are rows of the run, and the columns all that it has beside the group key's, in their order.
  bool are_rows = false;
};

// Runs come one after the other: `Begin`, `Push`…, `End`. `Load` comes before the first rows of a chunk are pushed, be
// it within a run or between two. The operation uses it for whole tables as well, so that what it computes is written
// once.
class RunFold {
 public:
  virtual ~RunFold() = default;
  // Turns to the runs of a table. Nothing when they must become tables: the operation fails there, changes keys, or
  // has no better way.
  virtual std::optional<RunColumns> Prepare(const TableHeader& header) = 0;
  // Begins a run as a table with these bounds in its group key.
  virtual Status Begin(plan::TimeRange bounds) = 0;
  // Takes a chunk of the table, which stays until the next one.
  virtual Status Load(const Chunk& chunk) = 0;
  // Takes the next rows of the run, which are in the chunk.
  virtual Status Push(RowRange rows) = 0;
  // Ends the run: appends the rows that come of it to the columns.
  virtual Status End(std::span<ColumnBuilder> out) = 0;
};

// Empty builders of these columns.
std::vector<ColumnBuilder> MakeBuilders(std::span<const ColumnDef> columns);

}  // namespace flux::exec
