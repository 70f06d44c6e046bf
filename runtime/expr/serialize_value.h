#pragma once

// The byte form of literal values.

#include <string>
#include <string_view>

#include "runtime/value/value.h"

namespace flux::expr {

// Functions and streams have no byte form; the compiler never makes literals of them.
void PutValue(std::string& out, const Value& v);
// Fails on unknown kinds, invalid patterns, nesting beyond any script's, and when the bytes end.
Result<Value> TakeValue(std::string_view& in);

}  // namespace flux::expr
