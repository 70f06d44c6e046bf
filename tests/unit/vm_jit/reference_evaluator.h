#pragma once

// The definition that all tiers are compared with: evaluates a row function on boxed values with expr/scalar_ops.h.

#include "runtime/expr/expr.h"
#include "runtime/registry/registry.h"

namespace flux::jit_test {

// Evaluates node `id` for a row. `and`, `or` and conditionals evaluate what they need only.
Result<Value> Evaluate(const expr::Function& fn, expr::NodeId id, const Value& row, const Registry& registry);

// Whether two results are the same to the bit.
bool IsSame(const Value& a, const Value& b);

// The standard library and `test.upper`, which kernels know as a builtin like any other only.
Registry MakeTestRegistry();

}  // namespace flux::jit_test
