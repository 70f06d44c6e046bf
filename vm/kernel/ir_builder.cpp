#include "vm/kernel/ir_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace flux::kernel {
namespace {

// Tells constants apart that print alike: kinds, the sign of zero, the bits of NaN.
std::string ConstantKey(const Value& value) {
  if (!value.is_null() && value.kind() == ValueKind::kFloat) {
    return fmt::format("float {:x}", std::bit_cast<uint64_t>(value.AsFloat()));
  }
  return fmt::format("{} {}", ValueKindName(value.kind()), DebugText(value));
}

}  // namespace

uint32_t IrBuilder::AddConstant(const Value& value) {
  const auto [at, is_new] = constants_.emplace(ConstantKey(value), static_cast<uint32_t>(program_.constants.size()));
  if (is_new) program_.constants.push_back(value);
  return at->second;
}

Reg IrBuilder::Share(Instr instr) {
  std::string key =
      fmt::format("{} {} {} {}:", static_cast<int>(instr.op), static_cast<int>(instr.type), instr.aux, instr.mask);
  for (const Reg arg : instr.args) key += fmt::format(" {}", arg);
  const auto [at, is_new] = shared_.emplace(std::move(key), static_cast<Reg>(program_.code.size()));
  if (is_new) program_.code.push_back(std::move(instr));
  return at->second;
}

Reg IrBuilder::Column(size_t index) {
  return Share({.op = Opcode::kColumn, .type = program_.input[index].type, .aux = static_cast<uint32_t>(index)});
}

Reg IrBuilder::Constant(ColumnType type, const Value& value) {
  const Value typed = value.is_null() ? Value::Null(ToValueKind(type)) : value;
  return Share({.op = Opcode::kConstant, .type = type, .aux = AddConstant(typed)});
}

Reg IrBuilder::Emit(Opcode op, ColumnType type, std::vector<Reg> args) {
  return Share({.op = op, .type = type, .args = std::move(args)});
}

Reg IrBuilder::EmitFallible(Opcode op, ColumnType type, std::vector<Reg> args, uint32_t aux, Reg mask,
                            std::string where) {
  Instr instr{.op = op, .type = type, .aux = aux, .args = std::move(args)};
  if (CanFail(program_, instr)) {
    instr.mask = mask;
    instr.where = std::move(where);
  }
  return Share(std::move(instr));
}

Reg IrBuilder::Match(Opcode op, Reg text, const Value& regexp) {
  return Share({.op = op, .type = ColumnType::kBool, .aux = AddConstant(regexp), .args = {text}});
}

uint32_t IrBuilder::AddCallSite(CallSite site) {
  program_.calls.push_back(std::move(site));
  return static_cast<uint32_t>(program_.calls.size() - 1);
}

Reg IrBuilder::Apply(const BuiltinDef& def, std::vector<Reg> args, Reg mask) {
  std::vector<const BuiltinDef*>& functions = program_.functions;
  const auto found = std::ranges::find(functions, &def);
  const auto number = static_cast<uint32_t>(found - functions.begin());
  if (found == functions.end()) functions.push_back(&def);
  return Share({.op = Opcode::kApply,
                .type = def.on_arrays->gives,
                .aux = number,
                .args = std::move(args),
                .mask = def.native ? kNoReg : mask});
}

Reg IrBuilder::IsTrue(Reg condition) {
  const Opcode op = program_.code[condition].op;
  if (op == Opcode::kIsTrue || op == Opcode::kExists) return condition;
  return Emit(Opcode::kIsTrue, ColumnType::kBool, {condition});
}

Reg IrBuilder::NotTrue(Reg condition) { return Emit(Opcode::kNot, ColumnType::kBool, {IsTrue(condition)}); }

Reg IrBuilder::NotFalse(Reg condition) { return NotTrue(Emit(Opcode::kNot, ColumnType::kBool, {condition})); }

Reg IrBuilder::BothMasks(Reg a, Reg b) {
  if (a == kNoReg || a == b) return b;
  if (b == kNoReg) return a;
  return Emit(Opcode::kAnd, ColumnType::kBool, {a, b});
}

Program IrBuilder::Finish(Schema output, std::vector<Reg> outputs, Reg selection) {
  program_.output = std::move(output);
  program_.outputs = std::move(outputs);
  program_.selection = selection;
  RemoveDeadCode(program_);
  return std::move(program_);
}

}  // namespace flux::kernel
