#pragma once

// What operations that give columns other values, row by row, ask of the group key.

#include <string_view>

#include "runtime/table/table.h"

namespace flux::exec {

// Fails when the column is in the group key, which has one value for all rows: "`difference`: column `level` is in the
// group key; …".
Status CheckOutsideKey(std::string_view function, const GroupKey& key, std::string_view column);

}  // namespace flux::exec
