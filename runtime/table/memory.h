#pragma once

// Accounting of the memory a query's breakers keep. Charge before allocating; a refused charge ends the query.

#include <atomic>
#include <cstddef>

#include "runtime/base/error.h"

namespace flux {

class MemoryAccount {
 public:
  // `limit` in bytes; 0 means no limit.
  explicit MemoryAccount(size_t limit = 0) : limit_(limit) {}
  // Fails with `kResourceExhausted`, naming limit, use and wish, when the limit would be passed.
  Status Charge(size_t bytes);
  void Release(size_t bytes) { used_.fetch_sub(bytes, std::memory_order_relaxed); }
  size_t used() const { return used_.load(std::memory_order_relaxed); }
  size_t peak() const { return peak_.load(std::memory_order_relaxed); }

 private:
  const size_t limit_;
  std::atomic<size_t> used_ = 0;
  std::atomic<size_t> peak_ = 0;
};

}  // namespace flux
