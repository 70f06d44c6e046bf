#pragma once

// Writing and reading the primitive items of serialised trees. Reading checks every bound: module files may be damaged.

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/base/error.h"

namespace flux::expr {

// Functions that put append to `out`; they cannot fail.
void PutByte(std::string& out, uint8_t v);
// Seven bits a byte, least significant first.
void PutVarint(std::string& out, uint64_t v);
// Eight bytes, least significant first.
void PutFixed(std::string& out, uint64_t v);
void PutText(std::string& out, std::string_view text);

// Functions that take read what the one that puts wrote and remove it from `in`; they fail with `kDataLoss` when it is
// not there.
Result<uint8_t> TakeByte(std::string_view& in);
Result<uint64_t> TakeVarint(std::string_view& in);
Result<uint64_t> TakeFixed(std::string_view& in);
Result<std::string> TakeText(std::string_view& in);
// A number of items that take at least one byte each: it cannot exceed what is left.
Result<size_t> TakeCount(std::string_view& in);

// The failure of reading: `what` says what is wrong with the bytes.
std::unexpected<Error> DamagedTree(std::string_view what);

}  // namespace flux::expr
