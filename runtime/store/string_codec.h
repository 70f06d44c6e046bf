#pragma once

// Strings of a chunk: a dictionary and packed codes when values repeat, else lengths and bytes.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/column/column.h"
#include "runtime/store/bytes.h"

namespace flux::store {

// Appends the strings in the smaller of the two forms.
void PackStrings(std::string& out, std::span<const std::string_view> values);

// Reads `count` strings that `PackStrings` wrote, or null when the bytes cannot be such data; they must be followed by
// `kPackingPad` readable ones.
ColumnRef UnpackStrings(ByteReader& in, size_t count);

}  // namespace flux::store
