#include "vm/interp/register_stack.h"

#include <algorithm>

namespace flux::interp {
namespace {

constexpr size_t kBlockSize = 1024;
// 32 MB: far more than scripts use, little enough that a damaged module cannot fill the memory.
constexpr size_t kMaxRegisters = 2'000'000;

}  // namespace

Value* RegisterStack::Push(size_t count) {
  if (total_ + count > kMaxRegisters) return nullptr;
  if (blocks_.empty()) blocks_.push_back({std::make_unique<Value[]>(kBlockSize), kBlockSize, 0});
  if (blocks_[current_].size - blocks_[current_].used < count) {
    blocks_.resize(current_ + 1);
    const size_t size = std::max(kBlockSize, count);
    blocks_.push_back({std::make_unique<Value[]>(size), size, 0});
    ++current_;
  }
  Block& block = blocks_[current_];
  Value* first = block.values.get() + block.used;
  block.used += count;
  total_ += count;
  return first;
}

void RegisterStack::Pop(Value* first, size_t count) {
  for (size_t i = 0; i < count; ++i) first[i] = Value();
  Block& block = blocks_[current_];
  block.used -= count;
  total_ -= count;
  if (block.used == 0 && current_ > 0) --current_;
}

}  // namespace flux::interp
