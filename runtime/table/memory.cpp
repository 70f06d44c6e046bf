#include "runtime/table/memory.h"

#include <fmt/format.h>

namespace flux {

Status MemoryAccount::Charge(size_t bytes) {
  const size_t before = used_.fetch_add(bytes, std::memory_order_relaxed);
  if (limit_ != 0 && (bytes > limit_ || before > limit_ - bytes)) {
    used_.fetch_sub(bytes, std::memory_order_relaxed);
    return Fail(ErrorCode::kResourceExhausted,
                fmt::format("memory limit of {} bytes reached: {} bytes in use, {} bytes wanted; raise it with "
                            "`--memory-limit`, or narrow the range or group",
                            limit_, before, bytes));
  }
  const size_t now = before + bytes;
  size_t peak = peak_.load(std::memory_order_relaxed);
  while (now > peak && !peak_.compare_exchange_weak(peak, now, std::memory_order_relaxed)) {
  }
  return {};
}

}  // namespace flux
