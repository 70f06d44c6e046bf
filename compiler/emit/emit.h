#pragma once

// Typed tree in, bytecode module out.

#include "compiler/hir/hir.h"
#include "vm/bytecode/module.h"

namespace flux {

// Compiles a package that checked without errors. Fails only when a function needs more than 65535 registers, names
// or call sites. The caller sets `stdlib_fingerprint` when the module is to be written to a file.
Result<bytecode::Module> Emit(const hir::Package& package);

}  // namespace flux
