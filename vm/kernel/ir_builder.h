#pragma once

// Builds kernel programs instruction by instruction; equal instructions share one register.

#include <map>

#include "vm/kernel/ir.h"

namespace flux::kernel {

class IrBuilder {
 public:
  explicit IrBuilder(Schema input) { program_.input = std::move(input); }

  // The register of column `index` of the input.
  Reg Column(size_t index);
  // A scalar of a column type, or a null of `type`.
  Reg Constant(ColumnType type, const Value& value);
  Reg Emit(Opcode op, ColumnType type, std::vector<Reg> args);
  // For instructions that can fail; `mask` and `where` are dropped when this one cannot.
  Reg EmitFallible(Opcode op, ColumnType type, std::vector<Reg> args, uint32_t aux, Reg mask, std::string where);
  Reg Match(Opcode op, Reg text, const Value& regexp);
  uint32_t AddCallSite(CallSite site);
  // Applies a builtin that has `on_arrays` to operands of the types that it takes. `mask` is dropped when native code
  // can be made of it.
  Reg Apply(const BuiltinDef& def, std::vector<Reg> args, Reg mask);

  // Masks are bool registers without nulls; kNoReg means all rows.
  Reg IsTrue(Reg condition);
  Reg NotTrue(Reg condition);
  Reg NotFalse(Reg condition);
  Reg BothMasks(Reg a, Reg b);

  ColumnType type(Reg reg) const { return program_.type(reg); }
  // Ends building: sets what the program gives and removes what it does not need.
  Program Finish(Schema output, std::vector<Reg> outputs, Reg selection);

 private:
  Reg Share(Instr instr);
  uint32_t AddConstant(const Value& value);

  Program program_;
  std::map<std::string, Reg> shared_;
  std::map<std::string, uint32_t> constants_;
};

}  // namespace flux::kernel
