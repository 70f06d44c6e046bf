#pragma once

// Joining chunks of which only the rows are at hand.

#include <span>

#include "runtime/table/table.h"

namespace flux {

// Joins chunks that have the same columns, as `Concatenate` does. There is at least one, and none is without rows.
Chunk JoinChunks(std::span<const Chunk> chunks);

}  // namespace flux
