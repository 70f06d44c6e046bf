#pragma once

// Writes the computation of some rows: loads, instructions, stores. With a width of 1 values are LLVM scalars, else
// vectors. No fast-math flags: the bits are those of the vector VM.

#include <span>
#include <utility>
#include <vector>

#include "runtime/column/column.h"
#include "vm/jit/jit_library.h"
#include "vm/kernel/ir.h"

namespace llvm {
class IRBuilderBase;
class Module;
class Type;
class Value;
}  // namespace llvm

namespace flux::jit {

// A function that compiled loops may call, by the name that they call it.
struct RuntimeFunction {
  const char* name;
  void (*address)();
};
// All of them.
std::span<const RuntimeFunction> RuntimeFunctions();

// Writes what a loop does for the rows of one step.
class RowEmitter {
 public:
  // Emits into the builder's block, which is the function's entry, what is loaded once.
  RowEmitter(const FluxJitLoop& loop, llvm::IRBuilderBase& ir, llvm::Module& module, llvm::Value* pointers);
  void Emit(unsigned width, llvm::Value* row);
  // Emits, behind the last row, what the rows left for the next ones.
  void StoreCarried();
  // Non-zero when an instruction failed on a row where that counts.
  llvm::Value* Failed();

 private:
  // A register's rows; `valid` is null when all are.
  struct Lanes {
    llvm::Value* value = nullptr;
    llvm::Value* valid = nullptr;
    ColumnType type = ColumnType::kBool;
  };
  struct InputPointers {
    llvm::Value* codes = nullptr;
    llvm::Value* values = nullptr;
    llvm::Value* valid = nullptr;
    llvm::Value* row_valid = nullptr;
    llvm::Value* constant = nullptr;
    llvm::Value* constant_valid = nullptr;
    llvm::Value* carried = nullptr;  // where a row finds the value
    llvm::Value* carried_valid = nullptr;
  };
  using V = llvm::Value*;

  // What is read and written from now on are `width` rows from `row` on.
  void GoTo(unsigned width, V row) {
    width_ = width;
    row_ = row;
  }
  V NextPointer();
  void OpenInput(const FluxJitInput& input);
  Lanes LoadInput(const FluxJitInput& input, const InputPointers& from);
  V LoadRows(ColumnType type, V base);
  V LoadMask(V base);
  V Gather(ColumnType type, V base, V codes);
  void Store(const Lanes& lanes, V values, V valid);
  void OpenCarried(ColumnType type, InputPointers& from);
  void Carry(const Lanes& lanes, const InputPointers& to);

  // In instr_emitter.cpp.
  Lanes EmitInstr(const FluxJitInstr& instr);
  V ValidOperands(const FluxJitInstr& instr);
  V Apply(const FluxJitInstr& instr);
  V IntegerDivision(const FluxJitInstr& instr);
  V Compare(const FluxJitInstr& instr);
  V CompareMixed(kernel::Opcode op, V number, V natural);
  Lanes Ternary(const FluxJitInstr& instr, bool decisive);
  Lanes Select(const FluxJitInstr& instr);
  V ToFloat(const Lanes& from);
  V ToInteger(const Lanes& from, bool is_unsigned);
  V CallEach(const char* symbol, std::vector<V> args);

  const Lanes& Arg(const FluxJitInstr& instr, unsigned i) const { return lanes_[instr.args[i]]; }
  llvm::Type* ScalarType(ColumnType type);
  llvm::Type* MemoryType(ColumnType type);
  llvm::Type* Wide(llvm::Type* scalar);
  V Splat(V scalar);
  V Int(int64_t v);
  V Float(double v);
  V Bool(bool v);
  V Both(V a, V b);

  const FluxJitLoop& loop_;
  llvm::IRBuilderBase& ir_;
  llvm::Module& module_;
  V pointers_;
  unsigned next_pointer_ = 0;
  V failed_;
  std::vector<InputPointers> inputs_;
  std::vector<uint32_t> carried_;  // numbers of the inputs
  std::vector<std::pair<V, V>> results_;
  std::vector<Lanes> lanes_;
  unsigned width_ = 1;
  V row_ = nullptr;
};

}  // namespace flux::jit
