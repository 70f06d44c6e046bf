#pragma once

// What maps and filters read, and the columns that a map leaves.

#include "runtime/plan/map_columns.h"
#include "runtime/registry/registry.h"

namespace flux::exec {

// The input columns from which a map computes the columns `out` of its output.
ColumnSet ColumnsForMap(const plan::RowFunction& fn, const ColumnSet& out);
// The input columns from which a filter passes the columns `out`.
ColumnSet ColumnsForFilter(const plan::RowFunction& fn, const ColumnSet& out);

// The columns behind a map, `node`, given those in front of it.
plan::StreamSchema ColumnsAfterMap(const plan::RowFunction& fn, const plan::StreamSchema& input,
                                   const plan::Node& node);

}  // namespace flux::exec
