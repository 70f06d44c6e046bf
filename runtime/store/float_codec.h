#pragma once

// Floats that were decimals: most measured values are short decimals, so they pack as integers times a power of ten.
// After "ALP: Adaptive Lossless floating-Point Compression" (Afroozeh, Kuffo, Boncz 2023); exact to the bit.

#include <span>
#include <string>

#include "runtime/store/int_packing.h"

namespace flux::store {

// Appends the values as decimals with exceptions. Gives false, having appended nothing, when that does not pay.
bool PackDecimals(std::string& out, std::span<const uint64_t> bits);

// Reads the bits of those in the span of the floats that `PackDecimals` wrote; the bytes must be followed by
// `kPackingPad` readable ones.
bool UnpackDecimals(ByteReader& in, PackedSpan span, uint64_t* bits);

}  // namespace flux::store
