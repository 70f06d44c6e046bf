#pragma once

// What a family of builtins includes: a .cpp file whose function `void Register…(Registry& registry)` adds its
// builtins, constants and operations to the registry. stdlib/families.cmake finds these functions, and only stdlib.cpp
// declares them, so that a new family builds alone.

#include "runtime/registry/registry.h"
