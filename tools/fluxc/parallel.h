#pragma once

// Work on many things at once.

#include <cstddef>
#include <functional>

namespace flux::cli {

// Calls `work` with every index below `count`, on as many threads as there are cores; returns when all are done.
void ForEachIndex(size_t count, const std::function<void(size_t)>& work);

}  // namespace flux::cli
