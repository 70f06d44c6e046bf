#pragma once

// Applies what value_ops.h says of values to arrays.

#include "vm/vector/executor.h"
#include "vm/vector/instruction.h"
#include "vm/vector/value_ops.h"

namespace flux::vector {

// Applies the operations that `Values` visit.
struct ArrayVisit {
  const Step& step;
  Target& out;

  // Fills the target from the only operand.
  template <typename A, typename R, typename Fn>
  void Unary(Fn fn) {
    MapUnary<A, R>(step.args[0], step.rows, out, fn);
  }
  // Fills the target from both operands.
  template <typename A, typename B, typename R, typename Fn>
  void Binary(Fn fn) {
    MapBinary<A, B, R>(step.args[0], step.args[1], step.rows, out, fn);
  }
};

// Runs the instruction as `Operation`, one of the `Values` or a part of them.
template <typename Operation>
Status RunValues(const Step& step, Target& out) {
  Operation::Visit(OperationTypes::Of(step.program, step.instr), ArrayVisit{step, out});
  return {};
}

}  // namespace flux::vector
