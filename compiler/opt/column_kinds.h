#pragma once

// What rules know of the types of a stream's columns, as far as it takes to say that a predicate cannot fail.

#include "compiler/opt/rule.h"
#include "runtime/expr/safe_kind.h"

namespace flux::opt {

// Gives the kinds of the columns of `stream`, by its schema and by what the operations below pass through untouched;
// columns of a series that have no name in its schema are tags. The answer must not outlive the arguments.
expr::KindOfColumn KindsOf(const plan::NodeRef& stream, RuleContext& context);

// Whether the predicate certainly fails in no row of any table of `stream`.
bool IsSafe(const expr::Function& predicate, const plan::NodeRef& stream, RuleContext& context);

}  // namespace flux::opt
