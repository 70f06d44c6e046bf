#pragma once

// What instructions do to values, apart from operators (runtime/expr/scalar_ops.h) and calls. Internal to vm/interp.

#include "runtime/value/value.h"
#include "vm/bytecode/module.h"

namespace flux::interp {

// A property of a record or of a dynamic value. A missing one is null, or an error when `is_strict`.
Result<Value> ReadMember(const Value& object, std::string_view name, bool is_strict);
Result<Value> ReadElement(const Value& array, const Value& index);
// Joins arrays to one.
Result<Value> ConcatArrays(std::span<const Value> parts);
// Keys and values alternate. Fails on keys that dictionaries cannot have.
Result<Value> BuildDict(std::span<const Value> pairs);
Value BuildRecord(std::span<const std::string* const> names, std::span<const Value> values);
// The base's properties in their order with new values where given, then those it did not have.
Result<Value> ExtendRecord(const Value& base, std::span<const std::string* const> names, std::span<const Value> values);
Result<Value> BuildText(std::span<const Value> parts);

}  // namespace flux::interp
