#pragma once

// Bump allocation for trees that are built in one phase and then frozen: objects live as long as the arena and are
// never destroyed one by one, so only trivially destructible types may live here. Memory comes in blocks that stop
// growing, so that the next one never takes as much as all before it.

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace flux {

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  // Makes an object; the pointer is valid as long as the arena.
  template <typename T, typename... A>
  T* New(A&&... args) {
    static_assert(std::is_trivially_destructible_v<T>);
    return ::new (Allocate(sizeof(T), alignof(T))) T(std::forward<A>(args)...);
  }
  // Copies the elements; an empty vector gives an empty span.
  template <typename T>
  std::span<T> CopyArray(const std::vector<T>& items) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (items.empty()) return {};
    T* to = static_cast<T*>(Allocate(sizeof(T) * items.size(), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), to);
    return {to, items.size()};
  }
  // Copies the bytes; empty text gives an empty view.
  std::string_view CopyString(std::string_view text) {
    if (text.empty()) return {};
    char* to = static_cast<char*>(Allocate(text.size(), 1));
    std::memcpy(to, text.data(), text.size());
    return {to, text.size()};
  }

 private:
  static constexpr size_t kFirstBlock = 1024, kLargestBlock = size_t{64} << 10;

  void* Allocate(size_t bytes, size_t alignment) {
    void* at = free_;
    if (std::align(alignment, bytes, at, left_) == nullptr) {
      AddBlock(bytes + alignment);
      at = free_;
      std::align(alignment, bytes, at, left_);
    }
    free_ = static_cast<std::byte*>(at) + bytes;
    left_ -= bytes;
    return at;
  }

  void AddBlock(size_t least) {
    const size_t size = std::max(next_block_, least);
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    free_ = blocks_.back().get();
    left_ = size;
    next_block_ = std::min(2 * next_block_, kLargestBlock);
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* free_ = nullptr;
  size_t left_ = 0;
  size_t next_block_ = kFirstBlock;
};

}  // namespace flux
