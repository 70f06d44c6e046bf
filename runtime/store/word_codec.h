#pragma once

// Values that are no strings, as bit patterns: in chunks and in the log.

#include <span>
#include <string>

#include "runtime/column/column.h"
#include "runtime/store/int_packing.h"

namespace flux::store {

// The first byte of packed values.
enum ValueForm : uint8_t { kConstant, kInts, kDecimals, kRaw, kBits, kStrings };

// Appends the form and the values, at least one, in the form that suits them.
void PackWords(std::string& out, ColumnType type, std::span<const uint64_t> bits);

// Reads the values of `type` in the span, behind the byte of their form; `kPackingPad` bytes behind them must be
// readable. Gives false when the bytes cannot be such values.
bool UnpackWords(ByteReader& in, uint8_t form, ColumnType type, PackedSpan span, uint64_t* bits);

}  // namespace flux::store
