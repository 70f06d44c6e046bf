#include "vm/vector/executor.h"
#include "vm/vector/instruction.h"

namespace flux::vector {

using kernel::Opcode;

namespace {

// Three-valued `and` and `or`. The value that decides alone is 0 for `and` and 1 for `or`.
template <uint8_t kDecisive>
void Ternary(const Step& step, Target& out) {
  const Operand& a = step.args[0];
  const Operand& b = step.args[1];
  MapBinary<uint8_t, uint8_t, uint8_t>(a, b, step.rows, out,
                                       [](uint8_t x, uint8_t y) -> uint8_t { return kDecisive == 0 ? x & y : x | y; });
  if (!a.valid && !b.valid) return;
  out.has_nulls = true;
  uint8_t* values = out.As<uint8_t>();
  for (size_t i = 0; i < step.rows; ++i) {
    const bool a_valid = a.IsValid(i), b_valid = b.IsValid(i);
    const bool is_decided = (a_valid && a.At<uint8_t>(i) == kDecisive) || (b_valid && b.At<uint8_t>(i) == kDecisive);
    out.valid[i] = is_decided || (a_valid && b_valid) ? 1 : 0;
    values[i] = is_decided ? kDecisive : 1 - kDecisive;
  }
}

void Exists(const Step& step, Target& out) {
  const Operand& a = step.args[0];
  uint8_t* values = out.As<uint8_t>();
  if (!a.valid) {
    std::memset(values, 1, step.rows);
  } else if (a.is_constant) {
    std::memset(values, a.valid[0], step.rows);
  } else {
    std::memcpy(values, a.valid, step.rows);
  }
}

void IsTrue(const Step& step, Target& out) {
  const Operand& a = step.args[0];
  if (!a.valid) return MapUnary<uint8_t, uint8_t>(a, step.rows, out, [](uint8_t v) { return v; });
  const Operand valid{.values = a.valid, .is_constant = a.is_constant};
  MapBinary<uint8_t, uint8_t, uint8_t>(a, valid, step.rows, out,
                                       [](uint8_t v, uint8_t is_valid) -> uint8_t { return v & is_valid; });
}

}  // namespace

void ExecuteLogic(const Step& step, Target& out) {
  switch (step.instr.op) {
    case Opcode::kNot:
      return MapUnary<uint8_t, uint8_t>(step.args[0], step.rows, out, [](uint8_t v) -> uint8_t { return v ^ 1; });
    case Opcode::kAnd:
      return Ternary<0>(step, out);
    case Opcode::kOr:
      return Ternary<1>(step, out);
    case Opcode::kExists:
      return Exists(step, out);
    default:
      return IsTrue(step, out);
  }
}

void ExecuteSelect(const Step& step, Target& out) {
  const Operand& test = step.args[0];
  const Operand& then = step.args[1];
  const Operand& otherwise = step.args[2];
  const auto takes_then = [&](size_t i) { return test.At<uint8_t>(i) != 0 && test.IsValid(i); };
  DispatchStorage(step.instr.type, [&]<typename T>() {
    T* y = out.As<T>();
    for (size_t i = 0; i < step.rows; ++i) y[i] = takes_then(i) ? then.At<T>(i) : otherwise.At<T>(i);
  });
  out.has_nulls = then.valid || otherwise.valid;
  if (!out.has_nulls) return;
  for (size_t i = 0; i < step.rows; ++i) {
    out.valid[i] = (takes_then(i) ? then.IsValid(i) : otherwise.IsValid(i)) ? 1 : 0;
  }
}

}  // namespace flux::vector
