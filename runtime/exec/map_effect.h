#pragma once

// What a map does to columns, as far as its tree tells: whether keys and time order survive, and what it reads.

#include "runtime/registry/registry.h"

namespace flux::exec {

// True when the map's record certainly carries `column` over unchanged.
bool PreservesColumn(const plan::RowFunction& fn, std::string_view column);
// True when the map may give a row fewer columns than it got, or other ones in their place.
bool CanDropColumns(const plan::RowFunction& fn);

// The names of the columns that the map puts into its record; none when its body is no record.
std::vector<std::string> WrittenColumns(const plan::RowFunction& fn);

// The input columns from which a map computes the columns `out` of its output.
ColumnSet ColumnsForMap(const plan::RowFunction& fn, const ColumnSet& out);
// The input columns from which a filter passes the columns `out`.
ColumnSet ColumnsForFilter(const plan::RowFunction& fn, const ColumnSet& out);

// The columns behind a map, `node`, given those in front of it.
plan::StreamSchema ColumnsAfterMap(const plan::RowFunction& fn, const plan::StreamSchema& input,
                                   const plan::Node& node);

}  // namespace flux::exec
