#pragma once

// The standard library's builtins. Signatures and docs are in the packages' .flux files (stdlib/sources.h).

#include "runtime/registry/registry.h"

namespace flux {

// Adds every builtin, constant and operation of the standard library, family by family (a build step lists them).
void RegisterStdlib(Registry& registry);

}  // namespace flux
