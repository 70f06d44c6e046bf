#pragma once

// How floats become integers, in every tier: as processors do it, towards zero.

#include <cstdint>

namespace flux {

// The most negative number for NaN and whatever does not fit.
constexpr int64_t FloatToInt(double v) { return v >= -0x1p63 && v < 0x1p63 ? static_cast<int64_t>(v) : INT64_MIN; }

// Negative numbers wrap, as those of ints do; what fits neither kind of integer is 2^63.
constexpr uint64_t FloatToUint(double v) {
  return v >= 0x1p63 && v < 0x1p64 ? static_cast<uint64_t>(v) : static_cast<uint64_t>(FloatToInt(v));
}

}  // namespace flux
