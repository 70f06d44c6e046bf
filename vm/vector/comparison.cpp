#include <functional>
#include <utility>

#include "vm/vector/executor.h"
#include "vm/vector/instruction.h"

namespace flux::vector {

using kernel::Opcode;

namespace {

template <typename A, typename B, typename Fn>
void Compare(const Step& step, Target& out, Fn fn) {
  MapBinary<A, B, uint8_t>(step.args[0], step.args[1], step.rows, out,
                           [fn](const A& a, const B& b) -> uint8_t { return fn(a, b) ? 1 : 0; });
}

template <typename T>
void Run(const Step& step, Target& out) {
  const auto op = step.instr.op;
  if (op == Opcode::kEqual) return Compare<T, T>(step, out, std::equal_to<>());
  if (op == Opcode::kNotEqual) return Compare<T, T>(step, out, std::not_equal_to<>());
  if (op == Opcode::kLess) return Compare<T, T>(step, out, std::less<>());
  if (op == Opcode::kLessEqual) return Compare<T, T>(step, out, std::less_equal<>());
  if (op == Opcode::kGreater) return Compare<T, T>(step, out, std::greater<>());
  return Compare<T, T>(step, out, std::greater_equal<>());
}

// int beside uint: by value, not by bits.
template <typename A, typename B>
void RunMixed(const Step& step, Target& out) {
  const auto op = step.instr.op;
  if (op == Opcode::kEqual) {
    return Compare<A, B>(step, out, [](A a, B b) { return std::cmp_equal(a, b); });
  }
  if (op == Opcode::kNotEqual) {
    return Compare<A, B>(step, out, [](A a, B b) { return std::cmp_not_equal(a, b); });
  }
  if (op == Opcode::kLess) {
    return Compare<A, B>(step, out, [](A a, B b) { return std::cmp_less(a, b); });
  }
  if (op == Opcode::kLessEqual) {
    return Compare<A, B>(step, out, [](A a, B b) { return std::cmp_less_equal(a, b); });
  }
  if (op == Opcode::kGreater) {
    return Compare<A, B>(step, out, [](A a, B b) { return std::cmp_greater(a, b); });
  }
  return Compare<A, B>(step, out, [](A a, B b) { return std::cmp_greater_equal(a, b); });
}

}  // namespace

void ExecuteComparison(const Step& step, Target& out) {
  const ColumnType left = step.arg_type(0);
  if (left != step.arg_type(1)) {
    return left == ColumnType::kInt ? RunMixed<int64_t, uint64_t>(step, out) : RunMixed<uint64_t, int64_t>(step, out);
  }
  DispatchStorage(left, [&]<typename T>() { Run<T>(step, out); });
}

}  // namespace flux::vector
