#pragma once

// What handlers tell, for tests, and waiting for what they do in their own time.

#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tools/alerts/handler_queue.h"

namespace flux::alerts {

class Notices {
 public:
  Tell teller() {
    return [this](const Notice& notice) {
      const std::lock_guard lock(mutex_);
      texts_.emplace_back(notice.message);
      outputs_.emplace_back(notice.output);
    };
  }
  std::vector<std::string> texts() const {
    const std::lock_guard lock(mutex_);
    return texts_;
  }
  std::vector<std::string> outputs() const {
    const std::lock_guard lock(mutex_);
    return outputs_;
  }
  // Until it is so, at most a minute.
  template <typename Condition>
  static bool Await(const Condition& condition) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(5);
    while (!condition()) {
      if (std::chrono::steady_clock::now() > deadline) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> texts_, outputs_;
};

}  // namespace flux::alerts
