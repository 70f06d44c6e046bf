#pragma once

#include <unordered_map>

#include "runtime/expr/expr.h"

namespace flux::expr {

// Puts the known values into a predicate and removes what they decide, on either side of `and` and `or` and in the
// branches of `if`. The result holds for the same rows, though it may be null or false where the predicate was the
// other; it is one literal when the known values decide everything. `known` maps nodes between `and`, `or`, `not` and
// `if` to a bool or null.
Function Decide(const Function& predicate, const std::unordered_map<NodeId, Value>& known);

// Replaces every local by the value that its let binds, so that the parts of a predicate stand for themselves.
Function InlineLets(const Function& fn);

}  // namespace flux::expr
