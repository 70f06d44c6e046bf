#include "runtime/store/idle_sealer.h"

#include <system_error>

namespace flux::store {

IdleSealer::IdleSealer(StoreState& state) {
  try {
    thread_ = std::jthread([this, &state](const std::stop_token& stop) { Run(state, stop); });
  } catch (const std::system_error&) {
    // There are no more threads: points are sealed when memory is full, as without this one.
  }
}

void IdleSealer::Run(StoreState& state, const std::stop_token& stop) {
  constexpr std::chrono::seconds kLookEvery{1};
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, stop, kLookEvery, [&] { return stop.stop_requested(); })) {
    SealIdle(state, std::chrono::steady_clock::now() - kIdleBeforeSealing);
  }
}

}  // namespace flux::store
