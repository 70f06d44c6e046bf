#pragma once

// Pieces of JSON text.

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/column/column.h"

namespace flux::io {

// Which characters of a string are escaped: those that must be, or also those that mean something in HTML and
// JavaScript, with short escapes for backspace and form feed.
enum class JsonEscapes : uint8_t { kNeeded, kForWeb };

// Appends a quoted JSON string; bytes that are no UTF-8 become U+FFFD.
void AppendJsonString(std::string& out, std::string_view text, JsonEscapes escapes = JsonEscapes::kNeeded);
// Appends a finite number with its shortest digits, as encoders of Go do: with an exponent where they would be many
// zeros.
void AppendJsonNumber(std::string& out, double number);
// Appends a cell: numbers and bools as such, times and strings quoted, `null`. JSON has no NaN and no infinities, so
// they are the strings `"NaN"`, `"+Inf"`, `"-Inf"`.
void AppendJsonCell(std::string& out, const Column& column, size_t row);

}  // namespace flux::io
