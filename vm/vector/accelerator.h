#pragma once

// The seam for native code: the machine hands the numeric part of a program, as it is for one set of encodings, to an
// accelerator and calls what that gives instead of interpreting the part.

#include <memory>
#include <vector>

#include "vm/kernel/ir.h"

namespace flux::vector {

enum class Form : uint8_t { kFlat, kConstant, kDictionary, kCarried };

// An operand of a loop that the loop does not compute. Pointers are passed, in this order, for
//   kFlat, kConstant: values, then validity bytes if has_nulls
//   kDictionary: codes, values per entry, then entry validity if has_nulls, then row validity if has_row_nulls
//   kCarried: as kConstant, for what one row leaves to the next: read before the first row, written behind the last
struct LoopInput {
  kernel::Reg reg = kernel::kNoReg;
  Form form = Form::kFlat;
  bool has_nulls = false;
  bool has_row_nulls = false;
  friend bool operator==(const LoopInput&, const LoopInput&) = default;
};

// Instructions computed together for every row, in program order. Results get two pointers each: values and validity
// bytes (written only if is_nullable).
struct LoopPart {
  std::vector<LoopInput> inputs;
  std::vector<kernel::Reg> body;
  std::vector<bool> is_nullable;  // per instruction of `body`
  std::vector<kernel::Reg> results;
  // What a row leaves in the inputs of form kCarried, in their order. With such, rows are computed one by one.
  std::vector<kernel::Reg> carried = {};
  friend bool operator==(const LoopPart&, const LoopPart&) = default;
};

// Computes `rows` rows; gives non-zero when an instruction failed on a row where that counts (results are then
// unspecified). `pointers`: the inputs', then the results'.
using LoopFunction = uint64_t (*)(const void* const* pointers, uint64_t rows);

// Calls a loop; false when a row fails. The sanitizer that checks calls through pointers reads before the callee, where
// code made at run time has nothing.
__attribute__((no_sanitize("function"))) inline bool CallLoop(LoopFunction loop, const void* const* pointers,
                                                              uint64_t rows) {
  return loop(pointers, rows) == 0;
}

// One part that is, or may become, native code.
class LoopSlot {
 public:
  virtual ~LoopSlot() = default;
  // Gives the code if there is any yet. `rows` is how many are about to be computed, which decides when compiling pays.
  virtual LoopFunction Function(uint64_t rows) = 0;
};

// Decides which parts become native code; it and its slots may compile in the background.
class Accelerator {
 public:
  virtual ~Accelerator() = default;
  // Called when a program meets a new set of encodings; null when the part is not worth it.
  virtual std::shared_ptr<LoopSlot> Open(const kernel::Program& program, const LoopPart& part) = 0;
};

// Whether an instruction works on numbers and booleans only, so that native code can be made of it.
bool IsLoopInstr(const kernel::Program& program, const kernel::Instr& instr);

}  // namespace flux::vector
