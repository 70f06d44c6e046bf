#pragma once

// Bytes on their way from one thread to another, of which no more than so many are under way.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>

#include "runtime/base/cancel.h"

namespace flux::influx {

// For one thread that puts and one that takes.
class ByteQueue {
 public:
  explicit ByteQueue(size_t most_bytes) : most_bytes_(most_bytes) {}

  // Waits for room and adds a piece. Fails when nobody takes any more, and when cancelled.
  Status Put(std::string_view bytes, const CancelToken& cancel);
  // No more comes: `outcome` says why.
  void Close(Status outcome);

  // Waits for a piece; empty when no more comes. Fails with what went wrong, after what came before, and when
  // cancelled.
  Result<std::string> Take(const CancelToken& cancel);
  // Nobody takes any more.
  void Abandon();

 private:
  const size_t most_bytes_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> pieces_;
  size_t bytes_ = 0;
  bool is_closed_ = false, is_abandoned_ = false;
  Status outcome_;
};

}  // namespace flux::influx
