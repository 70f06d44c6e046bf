#pragma once

// The one definition of what Flux's operators do to boxed values; vectorised kernels must agree with it.
// Null logic is that of the specification: `and`, `or`, `not` are three-valued, null in arithmetic or comparison gives
// null. Integer arithmetic wraps; integer division by zero fails; `int / int` of the extremes wraps.

#include "runtime/base/operators.h"
#include "runtime/value/value.h"

namespace flux::expr {

// Kind of the result of a binary operation on operands of these kinds; `kNull` stands for a null of unknown type and
// takes the other side's kind. Fails when the operator is not defined on the pair. Arithmetic on two different kinds
// fails with `type conflict: int != float`; comparisons may mix int, uint and float.
Result<ValueKind> BinaryResultKind(BinaryOp op, ValueKind left, ValueKind right);
Result<ValueKind> UnaryResultKind(UnaryOp op, ValueKind operand);

// A null operand gives a null of the result's kind.
Result<Value> EvalBinary(BinaryOp op, const Value& left, const Value& right);
Result<Value> EvalUnary(UnaryOp op, const Value& operand);
// Kleene logic on possibly null booleans, for `and` and `or` once both sides are known.
Result<Value> EvalLogical(BinaryOp op, const Value& left, const Value& right);
// The text an interpolated part contributes; null fails.
Result<std::string> InterpolationText(const Value& v);

}  // namespace flux::expr
