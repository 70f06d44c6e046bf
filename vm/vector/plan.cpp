// How a machine computes its rows for one set of encodings: which registers, in which order, in which buffers.

#include <algorithm>

#include "vm/vector/machine.h"

namespace flux::vector {

using kernel::Instr;
using kernel::kNoReg;
using kernel::Opcode;
using kernel::Reg;

bool IsLoopInstr(const kernel::Program& program, const Instr& instr) {
  if (TiersOf(instr.op) == kernel::Tiers::kVector) return false;
  if (instr.op == Opcode::kApply && !program.functions[instr.aux]->native) return false;
  const bool has_text = instr.type == ColumnType::kString || std::ranges::any_of(instr.args, [&](Reg arg) {
                          return program.type(arg) == ColumnType::kString;
                        });
  return !has_text;
}

namespace {

// Calls `fn` for every register an instruction reads.
template <typename Fn>
void ForEachRead(const Instr& instr, Fn fn) {
  for (const Reg arg : instr.args) fn(arg);
  if (instr.mask != kNoReg) fn(instr.mask);
}

}  // namespace

void Machine::Plan() {
  planned_ = binding_.signature();
  FindLive();
  SplitLoop();
  AssignBuffers();
  slot_ = accelerator_ && !loop_.body.empty() ? accelerator_->Open(*program_, loop_) : nullptr;
}

void Machine::FindLive() {
  const std::vector<Instr>& code = program_->code;
  is_live_.assign(code.size(), false);
  // A failure counts whether or not anything reads the value.
  for (size_t i = 0; i < code.size(); ++i) is_live_[i] = kernel::CanFail(*program_, code[i]);
  for (const Reg reg : program_->outputs) {
    if (code[reg].op != Opcode::kColumn) is_live_[reg] = true;
  }
  if (program_->selection != kNoReg) is_live_[program_->selection] = true;
  for (size_t i = code.size(); i-- > 0;) {
    if (!is_live_[i] || binding_[static_cast<Reg>(i)].form != Form::kFlat) continue;
    ForEachRead(code[i], [&](Reg reg) { is_live_[reg] = true; });
  }
  loads_.clear();
  steps_.clear();
  for (Reg reg = 0; reg < code.size(); ++reg) {
    if (!is_live_[reg] || binding_[reg].form != Form::kFlat) continue;
    (code[reg].op == Opcode::kColumn ? loads_ : steps_).push_back(reg);
  }
}

LoopInput Machine::MakeInput(Reg reg) const {
  const BoundRegister& bound = binding_[reg];
  LoopInput input{.reg = reg, .form = bound.form};
  if (bound.form == Form::kFlat) {
    input.has_nulls = bound.is_nullable;
  } else {
    input.has_nulls = bound.operand.valid != nullptr;
    input.has_row_nulls = bound.codes && bound.codes->has_nulls();
  }
  return input;
}

void Machine::SplitLoop() {
  const std::vector<Instr>& code = program_->code;
  loop_ = {};
  std::vector<bool> in_body(code.size()), is_input(code.size()), is_result(code.size());
  std::vector<Reg> rest;
  for (const Reg reg : steps_) {
    bool fits = IsLoopInstr(*program_, code[reg]);
    ForEachRead(code[reg], [&](Reg arg) {
      const bool is_computed = binding_[arg].form == Form::kFlat && code[arg].op != Opcode::kColumn;
      fits = fits && (!is_computed || in_body[arg]);
    });
    if (!fits) {
      rest.push_back(reg);
      continue;
    }
    in_body[reg] = true;
    loop_.body.push_back(reg);
    loop_.is_nullable.push_back(binding_[reg].is_nullable);
    ForEachRead(code[reg], [&](Reg arg) {
      if (in_body[arg] || is_input[arg]) return;
      is_input[arg] = true;
      loop_.inputs.push_back(MakeInput(arg));
    });
  }
  for (const Reg reg : rest) ForEachRead(code[reg], [&](Reg arg) { is_result[arg] = true; });
  for (const Reg reg : program_->outputs) is_result[reg] = true;
  if (program_->selection != kNoReg) is_result[program_->selection] = true;
  for (const Reg reg : loop_.body) {
    if (is_result[reg]) loop_.results.push_back(reg);
  }
  steps_ = loop_.body;
  steps_.insert(steps_.end(), rest.begin(), rest.end());
}

void Machine::AssignBuffers() {
  const std::vector<Instr>& code = program_->code;
  constexpr size_t kForever = SIZE_MAX;
  std::vector<size_t> last_use(code.size(), 0);
  for (size_t i = 0; i < steps_.size(); ++i) ForEachRead(code[steps_[i]], [&](Reg arg) { last_use[arg] = i; });
  for (const Reg reg : program_->outputs) last_use[reg] = kForever;
  if (program_->selection != kNoReg) last_use[program_->selection] = kForever;
  for (const Reg reg : loads_) last_use[reg] = kForever;
  buffer_of_.assign(code.size(), 0);
  buffers_.clear();
  std::vector<uint32_t> free[2];  // narrow and wide (text) buffers
  const auto take = [&](Reg reg) {
    const bool is_wide = program_->type(reg) == ColumnType::kString;
    std::vector<uint32_t>& pool = free[is_wide ? 1 : 0];
    if (!pool.empty()) {
      buffer_of_[reg] = pool.back();
      pool.pop_back();
      return;
    }
    buffer_of_[reg] = static_cast<uint32_t>(buffers_.size());
    buffers_.push_back({std::vector<uint64_t>(kSliceRows * (is_wide ? 2 : 1)), std::vector<uint8_t>(kSliceRows)});
  };
  for (const Reg reg : loads_) take(reg);
  std::vector<bool> is_freed(code.size());
  for (size_t i = 0; i < steps_.size(); ++i) {
    take(steps_[i]);
    ForEachRead(code[steps_[i]], [&](Reg arg) {
      const bool is_computed = binding_[arg].form == Form::kFlat && code[arg].op != Opcode::kColumn;
      if (!is_computed || last_use[arg] != i || is_freed[arg]) return;
      is_freed[arg] = true;
      free[program_->type(arg) == ColumnType::kString ? 1 : 0].push_back(buffer_of_[arg]);
    });
  }
}

}  // namespace flux::vector
