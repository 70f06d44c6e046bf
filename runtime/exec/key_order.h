#pragma once

// In which order the tables of a plan node leave.

#include "runtime/plan/plan.h"

namespace flux::exec {

// Whether the node's tables leave in ascending order of their group keys, so that an operation that keeps keys and must
// give its tables in that order need not collect them. Says no where that is not known.
bool LeavesInKeyOrder(const plan::Node& node);

}  // namespace flux::exec
