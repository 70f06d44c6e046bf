#pragma once

// Whether tests can expect anything of limits of memory.

#include <vector>

#include "runtime/base/memory.h"

namespace flux {

// Allocations are not counted where a sanitizer brings an allocator of its own.
inline bool IsMemoryCounted() {
  MemoryAccount account;
  const MemoryScope counted(&account);
  const std::vector<char> bytes(size_t{1} << 20);
  return account.used() >= bytes.size();
}

}  // namespace flux
