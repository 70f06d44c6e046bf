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

// By family, for the dispatch in Execute; each handles the operations its file defines.
Status ExecuteArithmetic(const Step& step, Target& out);
void ExecuteComparison(const Step& step, Target& out);
void ExecuteLogic(const Step& step, Target& out);
void ExecuteSelect(const Step& step, Target& out);
void ExecuteConversion(const Step& step, Target& out);
void ExecuteMath(const Step& step, Target& out);
void ExecuteMatch(const Step& step, Target& out);
void ExecuteConcat(const Step& step, Target& out);
Status ExecuteInterpolate(const Step& step, Target& out);
Status ExecuteCall(const Step& step, Target& out);

// Prefixes a failure with the instruction's expression.
std::unexpected<Error> FailAt(const Step& step, Error error);

}  // namespace flux::vector
