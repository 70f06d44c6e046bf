#pragma once

// Packs 64-bit integers into as many bits as their spread needs, block by block, either as offsets from the block's
// minimum or as steps from value to value, whichever is smaller.

#include <absl/functional/function_ref.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "runtime/store/bytes.h"

namespace flux::store {

// Bytes that must follow packed data in memory, because unpacking loads whole words.
constexpr size_t kPackingPad = 16;

// Appends `values` to `out`; any values, wrap-around included. The count is not stored.
void PackInts(std::string& out, std::span<const uint64_t> values);

// Reads `count` values that `PackInts` wrote; `in` must be followed by `kPackingPad` readable bytes. Gives false when
// the bytes cannot be such data.
bool UnpackInts(ByteReader& in, size_t count, uint64_t* out);
// Also calls `finish` for some values after the others, while they are in the nearest cache; it may change them.
bool UnpackInts(ByteReader& in, size_t count, uint64_t* out, absl::FunctionRef<void(uint64_t*, size_t)> finish);

}  // namespace flux::store
