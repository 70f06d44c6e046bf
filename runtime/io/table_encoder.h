#pragma once

// The terminal format of `encoder.h`.

#include <memory>

#include "runtime/io/encoder.h"

namespace flux::io {

// Tables for human eyes: the group key once above each table, then the other columns with their types, numbers
// right-aligned, `null` where there is no value. Column widths fit the first rows of a table; what is wider is cut
// with an ellipsis. Control characters appear escaped, so data cannot drive the terminal.
std::unique_ptr<ResultEncoder> MakeTableEncoder(ByteSink& sink);

}  // namespace flux::io
