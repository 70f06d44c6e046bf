#include "vm/vector/executor.h"
#include "vm/vector/instruction.h"
#include "vm/vector/value_ops.h"

namespace flux::vector {

void ExecuteComparison(const Step& step, Target& out) {
  VisitComparison(step.instr.op, step.arg_type(0), step.arg_type(1), [&]<typename A, typename B, typename R>(auto fn) {
    MapBinary<A, B, R>(step.args[0], step.args[1], step.rows, out, fn);
  });
}

}  // namespace flux::vector
