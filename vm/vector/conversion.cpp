#include "vm/vector/executor.h"
#include "vm/vector/instruction.h"
#include "vm/vector/value_ops.h"

namespace flux::vector {

void ExecuteConversion(const Step& step, Target& out) {
  VisitConversion(step.instr.op, step.arg_type(0),
                  [&]<typename A, typename R>(auto fn) { MapUnary<A, R>(step.args[0], step.rows, out, fn); });
}

void ExecuteMath(const Step& step, Target& out) {
  VisitMath(step.instr.op, [&]<typename A, typename R>(auto fn) { MapUnary<A, R>(step.args[0], step.rows, out, fn); });
}

}  // namespace flux::vector
