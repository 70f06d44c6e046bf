#pragma once

// Cooperative cancellation: one side sets the flag (Ctrl-C, a time-out, a closed connection), long loops poll it.

#include <atomic>

#include "runtime/base/error.h"

namespace flux {

class CancelToken {
 public:
  // Is canceled with the outer one, which must outlive it; null: alone.
  constexpr explicit CancelToken(const CancelToken* outer = nullptr) : outer_(outer) {}
  // May be called from any thread and from signal handlers; there is no way back.
  void Cancel() { canceled_.store(true, std::memory_order_relaxed); }
  bool is_canceled() const {
    return canceled_.load(std::memory_order_relaxed) || (outer_ != nullptr && outer_->is_canceled());
  }
  // Fails with `kCanceled` once canceled.
  Status Check() const {
    if (is_canceled()) return Fail(ErrorCode::kCanceled, "canceled");
    return {};
  }

 private:
  const CancelToken* const outer_;
  std::atomic<bool> canceled_ = false;
};

}  // namespace flux
