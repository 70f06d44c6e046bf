// The program's `operator new` and `delete`: those of the C library's allocator, counted for the query at work.

#include <malloc.h>

#include <cstdlib>
#include <new>

#include "runtime/base/memory.h"

namespace {

using flux::ThreadMemory;

// Gives null when the limit or the machine has no room.
template <typename Allocate>
void* AllocateCounted(size_t size, Allocate&& allocate) {
  ThreadMemory& memory = ThreadMemory::Current();
  if (!memory.has_account()) return allocate();
  if (!memory.Admits(size)) return nullptr;
  void* block = allocate();
  if (block == nullptr || memory.CountAllocated(malloc_usable_size(block))) return block;
  std::free(block);
  return nullptr;
}

void* AllocateOrNull(size_t size) {
  return AllocateCounted(size, [&] { return std::malloc(size != 0 ? size : 1); });
}

void* AllocateOrNull(size_t size, std::align_val_t alignment) {
  const auto align = static_cast<size_t>(alignment);
  return AllocateCounted(size, [&] { return std::aligned_alloc(align, (size + align - 1) / align * align); });
}

void* OrThrow(void* block) {
  if (block == nullptr) [[unlikely]]
    throw std::bad_alloc();
  return block;
}

void Free(void* block) {
  if (block == nullptr) return;
  ThreadMemory& memory = ThreadMemory::Current();
  if (memory.has_account()) memory.CountFreed(malloc_usable_size(block));
  std::free(block);
}

}  // namespace

void* operator new(size_t size) { return OrThrow(AllocateOrNull(size)); }
void* operator new[](size_t size) { return OrThrow(AllocateOrNull(size)); }
void* operator new(size_t size, std::align_val_t alignment) { return OrThrow(AllocateOrNull(size, alignment)); }
void* operator new[](size_t size, std::align_val_t alignment) { return OrThrow(AllocateOrNull(size, alignment)); }
void* operator new(size_t size, const std::nothrow_t&) noexcept { return AllocateOrNull(size); }
void* operator new[](size_t size, const std::nothrow_t&) noexcept { return AllocateOrNull(size); }
void* operator new(size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return AllocateOrNull(size, alignment);
}
void* operator new[](size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return AllocateOrNull(size, alignment);
}

void operator delete(void* block) noexcept { Free(block); }
void operator delete[](void* block) noexcept { Free(block); }
void operator delete(void* block, size_t) noexcept { Free(block); }
void operator delete[](void* block, size_t) noexcept { Free(block); }
void operator delete(void* block, std::align_val_t) noexcept { Free(block); }
void operator delete[](void* block, std::align_val_t) noexcept { Free(block); }
void operator delete(void* block, size_t, std::align_val_t) noexcept { Free(block); }
void operator delete[](void* block, size_t, std::align_val_t) noexcept { Free(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { Free(block); }
void operator delete[](void* block, const std::nothrow_t&) noexcept { Free(block); }
void operator delete(void* block, std::align_val_t, const std::nothrow_t&) noexcept { Free(block); }
void operator delete[](void* block, std::align_val_t, const std::nothrow_t&) noexcept { Free(block); }
