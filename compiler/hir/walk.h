#pragma once

// Visits the parts of typed expressions, for passes that look for something anywhere in a tree.

#include <functional>

#include "compiler/hir/hir.h"

namespace flux::hir {

// Calls `visit` for each direct part of `expr` in evaluation order: a call's callee, piped input and arguments, a
// function's defaults, statements and result, ….
void ForEachPart(const Expr& expr, const std::function<void(const Expr&)>& visit);

// Calls `visit` for `expr` and everything inside it, outer expressions first.
void Walk(const Expr& expr, const std::function<void(const Expr&)>& visit);

}  // namespace flux::hir
