#pragma once

// Lowers function literals to row trees. Internal to compiler/emit.

#include <optional>

#include "compiler/emit/function_emitter.h"

namespace flux::emit {

struct RowTree {
  expr::Function fn;
  std::vector<bytecode::TreeCapture> captures;
};

// Gives the tree of a function whose body consists of expressions that trees have, and of assignments; nothing for
// others and for functions with defaults. Outer locals and globals become captures of the tree. `emitter` is that of
// the function itself.
std::optional<RowTree> LowerRowFunction(const hir::Function& function, ModuleBuilder& module, FunctionEmitter& emitter);

}  // namespace flux::emit
