#pragma once

// What a chunk's rows cost to keep, for memory accounting.

#include <cstddef>

#include "runtime/table/table.h"

namespace flux::exec {

// Estimates the bytes that keeping the chunk's rows costs. Slices count their own rows only, so that the pieces of one
// buffer are not counted many times.
size_t RowBytes(const Chunk& chunk);

}  // namespace flux::exec
