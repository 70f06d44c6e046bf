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

// Rows [from, to) of `all` packed ones. `from` is a multiple of `kAlignment`, where packed rows begin with a byte.
struct PackedSpan {
  static constexpr size_t kAlignment = 8;
  explicit PackedSpan(size_t rows) : all(rows), to(rows) {}
  // Those, and as many before them as the alignment wants.
  PackedSpan(size_t rows, size_t first, size_t end) : all(rows), from(first / kAlignment * kAlignment), to(end) {}
  size_t size() const { return to - from; }
  size_t all, from = 0, to;
};

// Reads of the values that `PackInts` wrote those of the span; `in`, which ends up behind all, must be followed by
// `kPackingPad` readable bytes. Gives false when the bytes cannot be such data.
bool UnpackInts(ByteReader& in, PackedSpan span, uint64_t* out);
// Also calls `finish` for some values after the others, while they are in the nearest cache; it may change them.
bool UnpackInts(ByteReader& in, PackedSpan span, uint64_t* out, absl::FunctionRef<void(uint64_t*, size_t)> finish);

}  // namespace flux::store
