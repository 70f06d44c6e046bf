#pragma once

// Proves that a module can be run without checks in the dispatch loop: every index in range, every jump inside its
// function, code that cannot run off its end, row trees well formed.

#include "vm/bytecode/module.h"

namespace flux::bytecode {

// Deeper row trees would overflow the stacks of those who walk them; the emitter makes no tree beyond it.
inline constexpr uint32_t kMaxTreeDepth = 400;

// Fails with kInvalid and the place (function, instruction) of the first fault.
Status Verify(const Module& module);

}  // namespace flux::bytecode
