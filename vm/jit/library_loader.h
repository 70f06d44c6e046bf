#pragma once

// Finds and opens the JIT library.

#include <string>

#include "runtime/base/error.h"
#include "vm/jit/jit_library.h"

namespace flux::jit {

// Loads `path`, or, when it is empty, `libfluxc_jit.so` beside the running program, one folder up, or in
// `../lib/fluxc`. Fails with what the loader says. The library stays loaded until the process ends.
Result<const FluxJitApi*> LoadLibrary(const std::string& path);

}  // namespace flux::jit
