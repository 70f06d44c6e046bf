#pragma once

// Modules as readable text, for `fluxc disasm` and tests.

#include <string>

#include "vm/bytecode/module.h"

namespace flux::bytecode {

// Lists tables and every function's instructions with names, constants and source lines spelled out.
std::string Disassemble(const Module& module);

}  // namespace flux::bytecode
