#include "vm/kernel/ir.h"

#include <fmt/format.h>

#include <algorithm>

namespace flux::kernel {

std::string_view OpcodeName(Opcode op) {
  switch (op) {
#define FLUX_KERNEL_OP(name, text, nulls, tiers) \
  case Opcode::name:                             \
    return text;
#include "vm/kernel/opcodes.def"
  }
  return "?";
}

NullRule NullRuleOf(Opcode op) {
  switch (op) {
#define FLUX_KERNEL_OP(name, text, nulls, tiers) \
  case Opcode::name:                             \
    return NullRule::nulls;
#include "vm/kernel/opcodes.def"
  }
  return NullRule::kOwn;
}

Tiers TiersOf(Opcode op) {
  switch (op) {
#define FLUX_KERNEL_OP(name, text, nulls, tiers) \
  case Opcode::name:                             \
    return Tiers::tiers;
#include "vm/kernel/opcodes.def"
  }
  return Tiers::kVector;
}

bool CanFail(const Program& program, const Instr& instr) {
  if (instr.op == Opcode::kDivide || instr.op == Opcode::kModulo) {
    return program.type(instr.args[0]) != ColumnType::kFloat;
  }
  return instr.op == Opcode::kInterpolate || instr.op == Opcode::kCall;
}

void RemoveDeadCode(Program& program) {
  std::vector<bool> is_live(program.code.size());
  const auto mark = [&](Reg reg) {
    if (reg != kNoReg) is_live[reg] = true;
  };
  for (const Reg reg : program.outputs) mark(reg);
  mark(program.selection);
  for (size_t i = program.code.size(); i-- > 0;) {
    if (!is_live[i] && !CanFail(program, program.code[i])) continue;
    is_live[i] = true;
    for (const Reg arg : program.code[i].args) mark(arg);
    mark(program.code[i].mask);
  }
  std::vector<Reg> renumbered(program.code.size(), kNoReg);
  std::vector<Instr> kept;
  const auto rename = [&](Reg& reg) {
    if (reg != kNoReg) reg = renumbered[reg];
  };
  for (size_t i = 0; i < program.code.size(); ++i) {
    if (!is_live[i]) continue;
    Instr instr = std::move(program.code[i]);
    for (Reg& arg : instr.args) rename(arg);
    rename(instr.mask);
    renumbered[i] = static_cast<Reg>(kept.size());
    kept.push_back(std::move(instr));
  }
  program.code = std::move(kept);
  for (Reg& reg : program.outputs) rename(reg);
  rename(program.selection);
}

namespace {

std::string DumpInstr(const Program& program, Reg reg) {
  const Instr& instr = program.code[reg];
  std::string line = fmt::format("%{} {} = {}", reg, ColumnTypeName(instr.type), OpcodeName(instr.op));
  if (instr.op == Opcode::kColumn) line += ' ' + program.input[instr.aux].name;
  if (instr.op == Opcode::kConstant) line += ' ' + DebugText(program.constants[instr.aux]);
  if (instr.op == Opcode::kCall || instr.op == Opcode::kApply) {
    const BuiltinDef& def = instr.op == Opcode::kCall ? *program.calls[instr.aux].def : *program.functions[instr.aux];
    line += fmt::format(" {}.{}", def.package, def.name);
  }
  for (size_t i = 0; i < instr.args.size(); ++i) line += fmt::format("{}%{}", i == 0 ? " " : ", ", instr.args[i]);
  if (instr.op == Opcode::kMatch || instr.op == Opcode::kNotMatch) {
    line += ", " + DebugText(program.constants[instr.aux]);
  }
  if (instr.mask != kNoReg) line += fmt::format(" where %{}", instr.mask);
  return line + '\n';
}

}  // namespace

std::string Dump(const Program& program) {
  std::string out;
  for (Reg reg = 0; reg < program.code.size(); ++reg) out += DumpInstr(program, reg);
  if (program.selection != kNoReg) out += fmt::format("select %{}\n", program.selection);
  for (size_t i = 0; i < program.outputs.size(); ++i) {
    out += fmt::format("output {} = %{}\n", program.output[i].name, program.outputs[i]);
  }
  return out;
}

}  // namespace flux::kernel
