#include "vm/vector/instruction.h"

#include <fmt/format.h>

#include "runtime/base/check.h"
#include "vm/vector/array_values.h"

namespace flux::vector {

using kernel::Opcode;

std::unexpected<Error> FailAt(const Step& step, Error error) {
  return std::unexpected<Error>(std::move(error).WithContext(fmt::format("cannot evaluate `{}`", step.instr.where)));
}

namespace {

template <Opcode op>
Status RunAny(const Step& step, Target& out) {
  if constexpr (HasValues<op>)
    return RunValues<Values<op>>(step, out);
  else
    return Run<op>(step, out);
}

}  // namespace

Status Execute(const Step& step, Target& out) {
  if (NullRuleOf(step.instr.op) == kernel::NullRule::kStrict) CombineValidity(step.args, step.rows, out);
  switch (step.instr.op) {
#define FLUX_KERNEL_OP(name, text, nulls, tiers) \
  case Opcode::name:                             \
    return RunAny<Opcode::name>(step, out);
#include "vm/kernel/opcodes.def"
  }
  return {};
}

// Columns and constants are bound, not computed.
template <>
Status Run<Opcode::kColumn>(const Step&, Target&) {
  FLUX_CHECK(false);
}

template <>
Status Run<Opcode::kConstant>(const Step&, Target&) {
  FLUX_CHECK(false);
}

}  // namespace flux::vector
