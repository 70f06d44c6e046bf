#pragma once

// Abseil's hash tables as they are used here. Their memory is not charged to queries: a table that is refused memory
// while it grows is left in a state that its destructor cannot handle. What they hold may well be charged.

#include <memory>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "runtime/base/memory.h"

namespace flux {

template <typename T>
struct UnchargedAllocator {
  using value_type = T;
  UnchargedAllocator() = default;
  template <typename U>
  UnchargedAllocator(const UnchargedAllocator<U>&) {}
  // Fails only when the machine has no memory.
  T* allocate(size_t count) {
    const MemoryScope uncharged(nullptr);
    return std::allocator<T>().allocate(count);
  }
  void deallocate(T* memory, size_t count) {
    const MemoryScope uncharged(nullptr);
    std::allocator<T>().deallocate(memory, count);
  }
  friend bool operator==(const UnchargedAllocator&, const UnchargedAllocator&) { return true; }
};

template <typename K, typename V, typename Hash = typename absl::flat_hash_map<K, V>::hasher,
          typename Equal = typename absl::flat_hash_map<K, V>::key_equal>
using HashMap = absl::flat_hash_map<K, V, Hash, Equal, UnchargedAllocator<std::pair<const K, V>>>;

template <typename T, typename Hash = typename absl::flat_hash_set<T>::hasher,
          typename Equal = typename absl::flat_hash_set<T>::key_equal>
using HashSet = absl::flat_hash_set<T, Hash, Equal, UnchargedAllocator<T>>;

}  // namespace flux
