#pragma once

// Registers of all active calls of one machine, in blocks that never move. Internal to vm/interp.

#include <memory>
#include <vector>

#include "runtime/value/value.h"

namespace flux::interp {

class RegisterStack {
 public:
  // Gives `count` null registers, or null when the stack has grown to its limit.
  Value* Push(size_t count);
  // Takes back what the last `Push` that is still there gave.
  void Pop(Value* first, size_t count);

 private:
  struct Block {
    std::unique_ptr<Value[]> values;
    size_t size, used;
  };
  std::vector<Block> blocks_;
  size_t current_ = 0;
  size_t total_ = 0;
};

}  // namespace flux::interp
