#pragma once

// Kernel IR: one straight-line program for a chain of filters and maps over one schema. Every instruction defines the
// register of its own number (SSA); registers hold whole columns. Encodings are not in the types: the executors find
// out, chunk by chunk, what is constant or dictionary-encoded and compute it once instead of per row.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/registry/registry.h"
#include "runtime/table/table.h"

namespace flux::kernel {

enum class Opcode : uint8_t {
#define FLUX_KERNEL_OP(name, text, nulls, tiers) name,
#include "vm/kernel/opcodes.def"
};

// Whether a null operand makes the result null, or the instruction decides by itself.
enum class NullRule : uint8_t { kStrict, kOwn };

// Where an instruction may run; see opcodes.def.
enum class Tiers : uint8_t { kAll, kVector };

// As dumps write it: `multiply`.
std::string_view OpcodeName(Opcode op);
// The rule that opcodes.def gives the opcode.
NullRule NullRuleOf(Opcode op);
// The tiers that opcodes.def gives the opcode.
Tiers TiersOf(Opcode op);

using Reg = uint32_t;
constexpr Reg kNoReg = UINT32_MAX;

// Defines the register of its own number. What `aux` means (a constant, a column, a call site, a function) depends on
// the opcode.
struct Instr {
  Opcode op = Opcode::kConstant;
  ColumnType type = ColumnType::kBool;
  uint32_t aux = 0;
  std::vector<Reg> args = {};
  // Of instructions that can fail or take long: a bool register without nulls that tells which rows count (kNoReg:
  // all). On other rows they do not fail, and the result is unspecified.
  Reg mask = kNoReg;
  // Of instructions that can fail: the expression, for messages.
  std::string where = {};
};

// A call of a builtin with boxed values: per declared parameter either a value known now or the number of an argument
// register.
struct CallSite {
  // Either a value known now or the number of an argument register.
  struct Argument {
    Value value = Value::Absent();
    int32_t position = -1;
  };
  const BuiltinDef* def = nullptr;
  std::vector<Argument> arguments = {};
};

// A whole chain for one schema. Immutable once `IrBuilder::Finish` has given it.
struct Program {
  Schema input;
  Schema output;
  std::vector<Instr> code;
  std::vector<Value> constants;
  std::vector<CallSite> calls;
  std::vector<const BuiltinDef*> functions;  // with `on_arrays`
  std::vector<Reg> outputs;                  // per column of `output`
  Reg selection = kNoReg;                    // bool register without nulls; kNoReg: every row survives
  Time now;                                  // what durations given as times refer to

  ColumnType type(Reg reg) const { return code[reg].type; }
};

// Whether executing the instruction can fail on some row.
bool CanFail(const Program& program, const Instr& instr);

// Drops instructions that can fail on no row and that no output, selection or mask needs, and renumbers the rest: what
// a row function computes fails whether or not a later one reads it.
void RemoveDeadCode(Program& program);

// One line per instruction: `%3 float = multiply %1, %2`.
std::string Dump(const Program& program);

}  // namespace flux::kernel
