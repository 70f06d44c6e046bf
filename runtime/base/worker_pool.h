#pragma once

// Threads that help those who have work to split.

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace flux {

// Threads that run tasks in the order in which they were added. Tasks must not wait for others, since nobody else may
// be there to run those, unless there are as many threads as tasks; they must not throw. The thread that ran a task
// last is the first to run one again, while what it needs is still in its core's caches.
class WorkerPool {
 public:
  static constexpr size_t kAsManyAsTasks = SIZE_MAX;
  // At most so many threads; each starts when the others have something to do, and stays. Of the tasks that began
  // within the last moment, `at_once` run: short ones then take turns instead of slowing each other down, and long ones
  // keep nobody waiting.
  explicit WorkerPool(size_t threads, size_t at_once = kAsManyAsTasks) : size_(threads), at_once_(at_once) {}
  // Runs what was added.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  size_t size() const { return size_; }
  // May be called from any thread.
  void Add(std::function<void()> task);

 private:
  using Clock = std::chrono::steady_clock;
  // A thread that waits for its turn to look at the tasks.
  struct Idle {
    std::condition_variable comes;
    bool has_come = false;
  };

  void Work();
  // These need the mutex.
  Clock::time_point NextBegin();
  void RunNext(std::unique_lock<std::mutex>& lock);
  void Watch(std::unique_lock<std::mutex>& lock, Clock::time_point until);
  void Rest(std::unique_lock<std::mutex>& lock);
  void Wake();

  const size_t size_, at_once_;
  std::mutex mutex_;
  std::deque<std::function<void()>> tasks_;
  std::list<Clock::time_point> begun_;  // when the tasks that run began, in that order; empty without a limit
  std::vector<Idle*> idle_;             // the one that came last is the next to wake
  bool is_watched_ = false;             // a thread waits until another task may begin
  std::condition_variable watch_;       // nobody tells it anything: whoever ends a task looks at the others
  bool is_closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace flux
