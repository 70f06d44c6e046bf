#pragma once

// Bump allocation for trees that are built in one phase and then frozen: objects live as long as the arena and are
// never destroyed one by one, so only trivially destructible types may live here.

#include <cstddef>
#include <cstring>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace flux {

class Arena {
 public:
  // Makes an object; the pointer is valid as long as the arena.
  template <typename T, typename... A>
  T* New(A&&... args) {
    static_assert(std::is_trivially_destructible_v<T>);
    return ::new (resource_.allocate(sizeof(T), alignof(T))) T(std::forward<A>(args)...);
  }
  // Copies the elements; an empty vector gives an empty span.
  template <typename T>
  std::span<T> CopyArray(const std::vector<T>& items) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (items.empty()) return {};
    T* to = static_cast<T*>(resource_.allocate(sizeof(T) * items.size(), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), to);
    return {to, items.size()};
  }
  // Copies the bytes; empty text gives an empty view.
  std::string_view CopyString(std::string_view text) {
    if (text.empty()) return {};
    char* to = static_cast<char*>(resource_.allocate(text.size(), 1));
    std::memcpy(to, text.data(), text.size());
    return {to, text.size()};
  }

 private:
  std::pmr::monotonic_buffer_resource resource_;
};

}  // namespace flux
