#pragma once

// A part of a kernel program in the form that the JIT library and the caches know: plain numbers, free of constants,
// column names and register numbers, so that loops that differ in these only share their code.

#include <string>
#include <vector>

#include "vm/jit/jit_library.h"
#include "vm/vector/accelerator.h"

namespace flux::jit {

struct LoopCode {
  std::vector<FluxJitInput> inputs;
  std::vector<FluxJitInstr> instrs;
  std::vector<uint32_t> results;
  std::vector<uint32_t> carried;

  // The part must consist of instructions for which `IsLoopInstr` holds.
  static LoopCode Make(const kernel::Program& program, const vector::LoopPart& part);
  // A view for the library; valid while this lives.
  FluxJitLoop view() const;
  // Equal bytes mean equal code.
  std::string Key() const;
};

}  // namespace flux::jit
