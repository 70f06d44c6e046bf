#pragma once

// Rows of columns as what instructions read.

#include <vector>

#include "vm/vector/operand.h"

namespace flux::vector {

// Rows computed at a time; a multiple of 64.
constexpr size_t kSliceRows = 1024;

// Memory for a slice of values and their validity.
struct SliceBuffer {
  std::vector<uint64_t> values;  // text takes two each
  std::vector<uint8_t> valid;
};

// Gives rows [from, from + count) of a column in any encoding, at most `kSliceRows`; `buffer`, which has room for them,
// takes what the column does not hold in that form. Valid as long as both.
Operand LoadSlice(const Column& column, size_t from, size_t count, SliceBuffer& buffer);

}  // namespace flux::vector
