#include <cmath>
#include <functional>
#include <limits>

#include "runtime/expr/scalar_ops.h"
#include "vm/vector/executor.h"
#include "vm/vector/instruction.h"

namespace flux::vector {

using kernel::Opcode;

namespace {

// Signed sums wrap: they are computed on the unsigned type of the same width.
template <typename T>
using Wrapping = std::conditional_t<std::is_same_v<T, int64_t>, uint64_t, T>;

template <typename T, typename Op>
void Sum(const Step& step, Target& out, Op op) {
  using W = Wrapping<T>;
  MapBinary<W, W, W>(step.args[0], step.args[1], step.rows, out, op);
}

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

template <typename T>
Status Run(const Step& step, Target& out) {
  const auto op = step.instr.op;
  if (op == Opcode::kAdd) {
    Sum<T>(step, out, std::plus<>());
    return {};
  }
  if (op == Opcode::kSubtract) {
    Sum<T>(step, out, std::minus<>());
    return {};
  }
  if (op == Opcode::kMultiply) {
    Sum<T>(step, out, std::multiplies<>());
    return {};
  }
  if (op == Opcode::kNegate) {
    MapUnary<Wrapping<T>, Wrapping<T>>(step.args[0], step.rows, out, std::negate<>());
    return {};
  }
  return DivideIntegers<T>(step, out);
}

template <typename Fn>
void FloatBinary(const Step& step, Target& out, Fn fn) {
  MapBinary<double, double, double>(step.args[0], step.args[1], step.rows, out, fn);
}

void RunFloat(const Step& step, Target& out) {
  const auto op = step.instr.op;
  if (op == Opcode::kAdd) return FloatBinary(step, out, std::plus<>());
  if (op == Opcode::kSubtract) return FloatBinary(step, out, std::minus<>());
  if (op == Opcode::kMultiply) return FloatBinary(step, out, std::multiplies<>());
  if (op == Opcode::kDivide) return FloatBinary(step, out, std::divides<>());
  if (op == Opcode::kModulo) {
    return FloatBinary(step, out, [](double a, double b) { return std::fmod(a, b); });
  }
  if (op == Opcode::kPower) {
    return FloatBinary(step, out, [](double a, double b) { return std::pow(a, b); });
  }
  MapUnary<double, double>(step.args[0], step.rows, out, std::negate<>());
}

}  // namespace

Status ExecuteArithmetic(const Step& step, Target& out) {
  if (step.instr.type == ColumnType::kInt) return Run<int64_t>(step, out);
  if (step.instr.type == ColumnType::kUint) return Run<uint64_t>(step, out);
  RunFloat(step, out);
  return {};
}

}  // namespace flux::vector
