#pragma once

// Between validity bytes and bitmap words.

#include <cstddef>
#include <cstdint>

namespace flux::vector {

// Expands bits [from, from + count) into bytes of 0 and 1.
void ExpandBits(const uint64_t* words, size_t from, size_t count, uint8_t* bytes);
// Packs bytes of 0 and 1 into words, starting at bit 0; unused bits of the last word are zero.
void PackBits(const uint8_t* bytes, size_t count, uint64_t* words);

}  // namespace flux::vector
