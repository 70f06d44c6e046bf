#pragma once

// An answer that is asked for once, however many need it.

#include <future>
#include <mutex>

#include "runtime/base/error.h"

namespace flux::influx {

// Keeps what was answered. May be used from several threads.
template <typename T>
class AskOnce {
 public:
  // Gives the answer. The first who comes asks, under no lock; who comes meanwhile waits for the answer. Nobody who
  // comes after a failure is bound by it.
  template <typename Ask>
  Result<T> Get(const Ask& ask) {
    std::promise<Result<T>> promise;
    {
      std::unique_lock lock(mutex_);
      if (known_.valid()) {
        const std::shared_future<Result<T>> known = known_;
        lock.unlock();
        return known.get();
      }
      known_ = promise.get_future().share();
    }
    Result<T> answer = ask();
    promise.set_value(answer);
    if (answer) return answer;
    const std::lock_guard lock(mutex_);
    known_ = {};
    return answer;
  }

 private:
  std::mutex mutex_;
  std::shared_future<Result<T>> known_;  // guarded by `mutex_`; not valid before the first asks
};

}  // namespace flux::influx
