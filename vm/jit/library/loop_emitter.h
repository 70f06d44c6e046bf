#pragma once

// Writes the LLVM IR of one loop: eight rows at a time as explicit vectors, then the rest row by row, by the same code;
// all rows one by one where a row needs what the one before it gave.

#include <memory>

#include "vm/jit/jit_library.h"

namespace llvm {
class LLVMContext;
class Module;
}  // namespace llvm

namespace flux::jit {

constexpr const char* kLoopSymbol = "fluxc_loop";

// Gives a module with the one function `kLoopSymbol`, a FluxJitFunction, not yet optimised.
std::unique_ptr<llvm::Module> EmitLoop(const FluxJitLoop& loop, llvm::LLVMContext& context);

}  // namespace flux::jit
