#pragma once

// The text of one cell as annotated CSV, the table view and JSON share it: shortest decimal floats without exponent,
// RFC 3339 times with trailing zeros trimmed, strings verbatim.

#include <string>

#include "runtime/column/column.h"

namespace flux::io {

// Appends the text of a cell; nothing for a null.
void AppendCellText(std::string& out, const Column& column, size_t row);
// Appends the text of a scalar of a column type; nothing for a null.
void AppendScalarText(std::string& out, const Value& value);

}  // namespace flux::io
