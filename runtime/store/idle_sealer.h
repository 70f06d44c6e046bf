#pragma once

// Seals the buckets of an open store that nobody writes to any more, in a thread of its own.

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace flux {

struct StoreState;

namespace store {

// How long nobody must have written to a bucket.
inline constexpr std::chrono::seconds kIdleBeforeSealing{5};

// Seals the buckets to which nobody has written since `moment`, where there are enough points in memory to make it
// worth the work. What cannot be sealed, as on a full disk, is tried again when it has been idle for as long again.
void SealIdle(StoreState& state, std::chrono::steady_clock::time_point moment);

// Works as long as it lives, and ends when the bucket at hand is sealed.
class IdleSealer {
 public:
  explicit IdleSealer(StoreState& state);

 private:
  void Run(StoreState& state, const std::stop_token& stop);

  std::mutex mutex_;
  std::condition_variable_any ended_;
  std::jthread thread_;  // the last member: its end waits for it
};

}  // namespace store
}  // namespace flux
