#pragma once

// Threads that help those who have work to split.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace flux {

// Threads that run tasks in the order in which they were added. Tasks must not wait for others, since nobody else may
// be there to run those, unless there are as many threads as tasks; they must not throw.
class WorkerPool {
 public:
  static constexpr size_t kAsManyAsTasks = SIZE_MAX;
  // At most so many threads; each starts when the others have something to do, and stays.
  explicit WorkerPool(size_t threads) : size_(threads) {}
  // Runs what was added.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  size_t size() const { return size_; }
  // May be called from any thread.
  void Add(std::function<void()> task);

 private:
  void Work();

  const size_t size_;
  std::mutex mutex_;
  std::condition_variable has_task_;
  std::deque<std::function<void()>> tasks_;
  size_t idle_ = 0;  // threads that wait for a task, which may be there already
  bool is_closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace flux
