#pragma once

// Declares the function of every family (stdlib/families.cmake lists them): each adds the builtins, constants and
// operations of one .cpp file to the registry.

#include "runtime/registry/registry.h"

namespace flux::stdlib {

#define FLUX_STDLIB_FAMILY(function) void function(Registry& registry);
#include "stdlib/families.def"

}  // namespace flux::stdlib
