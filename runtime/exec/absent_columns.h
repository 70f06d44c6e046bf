#pragma once

// What was meant by a column that a table does not have: most likely its name is misspelt.

#include <string>
#include <string_view>

#include "runtime/table/table.h"

namespace flux::exec {

// Gives `; did you mean `_value`?` for a column that the schema lacks, or nothing.
std::string SuggestColumn(std::string_view column, const Schema& schema);

}  // namespace flux::exec
