#include "vm/vector/instruction.h"

#include <fmt/format.h>

#include "runtime/base/check.h"
#include "vm/vector/executor.h"

namespace flux::vector {

using kernel::Opcode;

std::unexpected<Error> FailAt(const Step& step, Error error) {
  return std::unexpected<Error>(std::move(error).WithContext(fmt::format("cannot evaluate `{}`", step.instr.where)));
}

Status Execute(const Step& step, Target& out) {
  if (NullRuleOf(step.instr.op) == kernel::NullRule::kStrict) CombineValidity(step.args, step.rows, out);
  switch (step.instr.op) {
    case Opcode::kColumn:
    case Opcode::kConstant:
      FLUX_CHECK(false);
    case Opcode::kAdd:
    case Opcode::kSubtract:
    case Opcode::kMultiply:
    case Opcode::kDivide:
    case Opcode::kModulo:
    case Opcode::kPower:
    case Opcode::kNegate:
      return ExecuteArithmetic(step, out);
    case Opcode::kEqual:
    case Opcode::kNotEqual:
    case Opcode::kLess:
    case Opcode::kLessEqual:
    case Opcode::kGreater:
    case Opcode::kGreaterEqual:
      ExecuteComparison(step, out);
      return {};
    case Opcode::kNot:
    case Opcode::kAnd:
    case Opcode::kOr:
    case Opcode::kExists:
    case Opcode::kIsTrue:
      ExecuteLogic(step, out);
      return {};
    case Opcode::kSelect:
      ExecuteSelect(step, out);
      return {};
    case Opcode::kToFloat:
    case Opcode::kToInt:
    case Opcode::kToUint:
    case Opcode::kToTime:
      ExecuteConversion(step, out);
      return {};
    case Opcode::kSqrt:
    case Opcode::kAbs:
    case Opcode::kFloor:
    case Opcode::kCeil:
    case Opcode::kTrunc:
    case Opcode::kRound:
      ExecuteMath(step, out);
      return {};
    case Opcode::kMatch:
    case Opcode::kNotMatch:
      ExecuteMatch(step, out);
      return {};
    case Opcode::kConcat:
      ExecuteConcat(step, out);
      return {};
    case Opcode::kInterpolate:
      return ExecuteInterpolate(step, out);
    case Opcode::kCall:
      return ExecuteCall(step, out);
  }
  return {};
}

}  // namespace flux::vector
