#include "runtime/influx/byte_queue.h"

#include <chrono>
#include <utility>

#include "runtime/base/memory.h"

namespace flux::influx {
namespace {

// Who waits looks now and then whether it was cancelled, which nobody tells it.
constexpr auto kLook = std::chrono::milliseconds(20);

}  // namespace

// What is under way is bounded, and belongs to no query: it is made in one thread and ends in the other.
Status ByteQueue::Put(std::string_view bytes, const CancelToken& cancel) {
  const MemoryScope uncounted(nullptr);
  std::unique_lock lock(mutex_);
  while (!is_abandoned_ && bytes_ >= most_bytes_) {
    FLUX_TRY_STATUS(cancel.Check());
    changed_.wait_for(lock, kLook);
  }
  if (is_abandoned_) return Fail(ErrorCode::kCanceled, "canceled");
  pieces_.emplace_back(bytes);
  bytes_ += bytes.size();
  changed_.notify_all();
  return {};
}

void ByteQueue::Close(Status outcome) {
  const std::lock_guard lock(mutex_);
  is_closed_ = true;
  outcome_ = std::move(outcome);
  changed_.notify_all();
}

Result<std::string> ByteQueue::Take(const CancelToken& cancel) {
  std::unique_lock lock(mutex_);
  while (pieces_.empty() && !is_closed_) {
    FLUX_TRY_STATUS(cancel.Check());
    changed_.wait_for(lock, kLook);
  }
  if (pieces_.empty()) {
    if (!outcome_) return std::unexpected(outcome_.error());
    return std::string();
  }
  // All there is at once: a piece of the network is small. What is taken belongs to the query.
  std::string taken;
  taken.reserve(bytes_);
  for (const std::string& piece : pieces_) taken += piece;
  const MemoryScope uncounted(nullptr);
  pieces_.clear();
  bytes_ = 0;
  changed_.notify_all();
  return taken;
}

void ByteQueue::Abandon() {
  const std::lock_guard lock(mutex_);
  is_abandoned_ = true;
  changed_.notify_all();
}

}  // namespace flux::influx
