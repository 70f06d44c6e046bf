#pragma once

// The module's sections between header and end of file. Internal to vm/bytecode.

#include "vm/bytecode/module.h"
#include "vm/bytecode/wire.h"

namespace flux::bytecode {

// Appends all sections; equal modules give equal bytes.
void WritePayload(const Module& module, Writer& out);
// Faults are left in the reader; the module is then unusable. Indexes are not checked here (verify.h does).
Module ReadPayload(Reader& in);

}  // namespace flux::bytecode
