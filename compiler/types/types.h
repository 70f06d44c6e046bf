#pragma once

// Types of Flux: hash-consed monotypes, generalised polytypes with kinds.

#include <cstdint>

namespace flux {

// Handle of a type in a type store.
struct TypeId {
  uint32_t index = 0;
  friend bool operator==(TypeId, TypeId) = default;
};

struct PolyType {
  TypeId type;
};

}  // namespace flux
