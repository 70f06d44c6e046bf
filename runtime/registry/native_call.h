#pragma once

// What compilers know of builtins beyond their types.

#include <cstdint>

namespace flux {

enum class NativeCall : uint8_t {
#define FLUX_NATIVE_CALL(name) name,
#include "runtime/registry/native_calls.def"
};

}  // namespace flux
