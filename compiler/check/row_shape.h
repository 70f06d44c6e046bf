#pragma once

// Functions of rows as the facts of operations look at them: which record they give.

#include <memory>

#include "compiler/hir/hir.h"
#include "runtime/expr/expr.h"

namespace flux {

// Gives the function's tree with its records, their fields and the columns in them; all other parts are captures.
std::shared_ptr<const expr::Function> RowShape(const hir::Function& function);

}  // namespace flux
