#include "runtime/expr/scalar_ops.h"
#include "vm/vector/array_values.h"

namespace flux::vector {

using kernel::Opcode;

namespace {

// The scalar definition words the failure.
std::unexpected<Error> ZeroDivisor(const Step& step, size_t row) {
  const BinaryOp op = step.instr.op == Opcode::kDivide ? BinaryOp::kDivide : BinaryOp::kModulo;
  const ColumnType type = step.instr.type;
  Result<Value> scalar = expr::EvalBinary(op, BoxAt(type, step.args[0], row), BoxAt(type, step.args[1], row));
  return FailAt(step, std::move(scalar.error()));
}

template <typename T>
Status DivideIntegers(const Step& step, Target& out) {
  const bool is_divide = step.instr.op == Opcode::kDivide;
  T* y = out.As<T>();
  return ForLiveRows<T>(step.mask, step.rows, out, [&](size_t i) -> Status {
    const T a = step.args[0].At<T>(i);
    const T b = step.args[1].At<T>(i);
    if (b == 0) return ZeroDivisor(step, i);
    if (std::is_signed_v<T> && b == static_cast<T>(-1)) {
      // The least integer has no positive counterpart; negation wraps instead of trapping.
      y[i] = is_divide ? static_cast<T>(-static_cast<uint64_t>(a)) : 0;
    } else {
      y[i] = is_divide ? a / b : a % b;
    }
    return {};
  });
}

// Quotients or remainders of integers; `OfFloats` are those of floats.
template <typename OfFloats>
Status Divide(const Step& step, Target& out) {
  if (step.instr.type == ColumnType::kInt) return DivideIntegers<int64_t>(step, out);
  if (step.instr.type == ColumnType::kUint) return DivideIntegers<uint64_t>(step, out);
  return RunValues<OfFloats>(step, out);
}

}  // namespace

template <>
Status Run<Opcode::kDivide>(const Step& step, Target& out) {
  return Divide<FloatQuotient>(step, out);
}

template <>
Status Run<Opcode::kModulo>(const Step& step, Target& out) {
  return Divide<FloatRemainder>(step, out);
}

}  // namespace flux::vector
