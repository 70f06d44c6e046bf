#pragma once

// Executes single instructions of kernel IR on arrays.

#include <algorithm>
#include <span>

#include "vm/kernel/ir.h"
#include "vm/vector/operand.h"

namespace flux::vector {

// One instruction on `rows` rows. `mask` is null when every row counts. The target's arrays are distinct from the
// operands'.
struct Step {
  const kernel::Program& program;
  const kernel::Instr& instr;
  std::span<const Operand> args;
  const Operand* mask = nullptr;
  size_t rows = 0;
  TextArena& texts;

  ColumnType arg_type(size_t i) const { return program.type(instr.args[i]); }
};

// Runs any instruction except kColumn and kConstant. Fails as the instruction may, naming its expression.
Status Execute(const Step& step, Target& out);

// Whether the instruction can give null, if `is_nullable(reg)` tells it of its operands.
template <typename Fn>
bool CanBeNull(const kernel::Instr& instr, Fn is_nullable) {
  const auto op = instr.op;
  if (op == kernel::Opcode::kExists || op == kernel::Opcode::kIsTrue || op == kernel::Opcode::kInterpolate)
    return false;
  if (op == kernel::Opcode::kCall) return true;
  if (op == kernel::Opcode::kSelect) return is_nullable(instr.args[1]) || is_nullable(instr.args[2]);
  return std::ranges::any_of(instr.args, is_nullable);
}

// Runs an instruction of one opcode, the validity of strict ones being combined already. The files of this folder
// define it for every opcode that is more than what `Values` says.
template <kernel::Opcode op>
Status Run(const Step& step, Target& out);
#define FLUX_KERNEL_OP(name, text, nulls, tiers) \
  template <>                                    \
  Status Run<kernel::Opcode::name>(const Step& step, Target& out);
#include "vm/kernel/opcodes.def"

// Prefixes a failure with the instruction's expression.
std::unexpected<Error> FailAt(const Step& step, Error error);

}  // namespace flux::vector
