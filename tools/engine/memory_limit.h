#pragma once

// The memory limit of queries whose user sets none.

#include <cstddef>

namespace flux {

// Gives three quarters of the memory that the machine, or the control group that the process runs in, has. 0 when
// neither says how much that is.
size_t DefaultMemoryLimit();

}  // namespace flux
