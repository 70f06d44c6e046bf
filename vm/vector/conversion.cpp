#include <cmath>

#include "runtime/base/float_to_int.h"
#include "vm/vector/executor.h"
#include "vm/vector/instruction.h"

namespace flux::vector {

using kernel::Opcode;

namespace {

template <typename R>
struct ToInteger {
  template <typename A>
  R operator()(A v) const {
    if constexpr (!std::is_same_v<A, double>) return static_cast<R>(v);
    if constexpr (std::is_same_v<R, uint64_t>) return FloatToUint(v);
    return static_cast<R>(FloatToInt(static_cast<double>(v)));
  }
};

template <typename R, typename Fn>
void Convert(const Step& step, Target& out, Fn fn) {
  switch (step.arg_type(0)) {
    case ColumnType::kBool:
      return MapUnary<uint8_t, R>(step.args[0], step.rows, out, fn);
    case ColumnType::kInt:
    case ColumnType::kTime:
      return MapUnary<int64_t, R>(step.args[0], step.rows, out, fn);
    case ColumnType::kUint:
      return MapUnary<uint64_t, R>(step.args[0], step.rows, out, fn);
    case ColumnType::kFloat:
    case ColumnType::kString:
      return MapUnary<double, R>(step.args[0], step.rows, out, fn);
  }
}

}  // namespace

void ExecuteConversion(const Step& step, Target& out) {
  if (step.instr.op == Opcode::kToFloat) {
    return Convert<double>(step, out, [](auto v) { return static_cast<double>(v); });
  }
  if (step.instr.op == Opcode::kToUint) return Convert<uint64_t>(step, out, ToInteger<uint64_t>());
  return Convert<int64_t>(step, out, ToInteger<int64_t>());
}

void ExecuteMath(const Step& step, Target& out) {
  const auto apply = [&](auto fn) { MapUnary<double, double>(step.args[0], step.rows, out, fn); };
  const auto op = step.instr.op;
  if (op == Opcode::kSqrt) {
    return apply([](double v) { return std::sqrt(v); });
  }
  if (op == Opcode::kAbs) {
    return apply([](double v) { return std::fabs(v); });
  }
  if (op == Opcode::kFloor) {
    return apply([](double v) { return std::floor(v); });
  }
  if (op == Opcode::kCeil) {
    return apply([](double v) { return std::ceil(v); });
  }
  if (op == Opcode::kTrunc) {
    return apply([](double v) { return std::trunc(v); });
  }
  return apply([](double v) { return std::round(v); });
}

}  // namespace flux::vector
