#pragma once

// Values as JSON and JSON as values.

#include <string>
#include <string_view>

#include "runtime/base/cancel.h"
#include "runtime/value/value.h"

namespace flux::stdlib {

// Writes a value without blanks. Properties of records and entries of dictionaries come in the order of their names,
// bytes are base 64, times and durations text. Fails on streams, functions and floats that are not finite.
Result<std::string> ToJson(const Value& value);

// Reads one JSON value: numbers become floats, objects records in the text's order. `dynamic` makes the elements of
// arrays and the properties of objects dynamic values; otherwise all elements of an array must be of one type.
enum class JsonValues { kTyped, kDynamic };
Result<Value> FromJson(std::string_view text, JsonValues values, const CancelToken& cancel);

}  // namespace flux::stdlib
