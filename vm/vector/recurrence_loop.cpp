// Recurrences of numbers and booleans as loops of native code.

#include <algorithm>

#include "vm/vector/instruction.h"
#include "vm/vector/recurrence_machine.h"

namespace flux::vector {

using kernel::Instr;
using kernel::Opcode;
using kernel::Reg;

bool RecurrenceMachine::FitsLoop() const {
  return std::ranges::all_of(program_->code, [&](const Instr& instr) {
    const bool is_input = instr.op == Opcode::kColumn || instr.op == Opcode::kConstant;
    return is_input ? instr.type != ColumnType::kString : IsLoopInstr(*program_, instr);
  });
}

// A field is never null when it always begins so and no row makes it null.
std::vector<bool> RecurrenceMachine::FindNullable() const {
  std::vector<bool> is_nullable(program_->code.size());
  for (size_t i = 0; i < fields(); ++i) is_nullable[i] = begins_null_[i] || carried_[i].valid == 0;
  for (bool has_changed = true; has_changed;) {
    for (size_t reg = fields(); reg < is_nullable.size(); ++reg) {
      const Instr& instr = program_->code[reg];
      if (instr.op == Opcode::kColumn) {
        is_nullable[reg] = chunk_.columns[instr.aux - fields()]->has_nulls();
      } else if (instr.op == Opcode::kConstant) {
        is_nullable[reg] = cells_[reg].valid == 0;
      } else {
        is_nullable[reg] = CanBeNull(instr, [&](Reg arg) { return is_nullable[arg]; });
      }
    }
    has_changed = false;
    for (size_t i = 0; i < fields(); ++i) {
      if (is_nullable[i] || !is_nullable[program_->outputs[i]]) continue;
      is_nullable[i] = true;
      has_changed = true;
    }
  }
  return is_nullable;
}

void RecurrenceMachine::PlanLoop() {
  const std::vector<bool> is_nullable = FindNullable();
  LoopPart part;
  part.carried = program_->outputs;
  for (Reg reg = 0; reg < program_->code.size(); ++reg) {
    const Instr& instr = program_->code[reg];
    if (instr.op != Opcode::kColumn && instr.op != Opcode::kConstant) {
      part.body.push_back(reg);
      part.is_nullable.push_back(is_nullable[reg]);
      continue;
    }
    const bool is_constant =
        instr.op == Opcode::kConstant ||
        (reg >= fields() && chunk_.columns[instr.aux - fields()]->encoding() == Encoding::kConstant);
    const Form form = reg < fields() ? Form::kCarried : is_constant ? Form::kConstant : Form::kFlat;
    part.inputs.push_back({.reg = reg, .form = form, .has_nulls = is_nullable[reg]});
  }
  if (part == loop_) return;
  loop_ = std::move(part);
  slot_ = accelerator_->Open(*program_, loop_);
}

bool RecurrenceMachine::RunLoop(size_t count) {
  pointers_.clear();
  for (const LoopInput& input : loop_.inputs) {
    pointers_.push_back(operands_[input.reg].values);
    if (input.has_nulls) pointers_.push_back(operands_[input.reg].valid);
  }
  std::ranges::copy(carried_, next_.begin());
  if (CallLoop(loop_function_, pointers_.data(), count)) return true;
  std::ranges::copy(next_, carried_.begin());
  return false;
}

}  // namespace flux::vector
