#pragma once

// Constants of a module in the file: scalars, regular expressions and nulls. Internal to vm/bytecode.

#include "runtime/value/value.h"
#include "vm/bytecode/wire.h"

namespace flux::bytecode {

// The value must be a scalar, a regular expression or a null.
void WriteConstant(const Value& value, Writer& out);
// A fault is left in the reader and gives null.
Value ReadConstant(Reader& in);

}  // namespace flux::bytecode
