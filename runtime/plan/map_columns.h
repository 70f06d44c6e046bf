#pragma once

// What a map does to columns by name, as far as its tree tells.

#include <string>
#include <string_view>
#include <vector>

#include "runtime/plan/properties.h"

namespace flux::plan {

// The record that the function gives, or null when its body is something else.
const expr::Node* RecordOf(const RowFunction& fn);
// True when the map's record certainly carries `column` over unchanged.
bool PreservesColumn(const RowFunction& fn, std::string_view column);
// True when the map may give a row fewer columns than it got, or other ones in their place.
bool CanDropColumns(const RowFunction& fn);
// The names of the columns that the map puts into its record; none when its body is no record.
std::vector<std::string> WrittenColumns(const RowFunction& fn);

// True when the map certainly carries all columns of the group keys over and changes none of them.
bool KeepsKey(const RowFunction& fn, const StreamFacts& input);

}  // namespace flux::plan
