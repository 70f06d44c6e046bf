#include "runtime/base/worker_pool.h"

#include "runtime/base/memory.h"

namespace flux {

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  has_task_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void WorkerPool::Add(std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    // The pool outlives the query that happens to be the first.
    const MemoryScope uncounted(nullptr);
    tasks_.push_back(std::move(task));
    if (tasks_.size() > idle_ && threads_.size() < size_) threads_.emplace_back([this] { Work(); });
  }
  has_task_.notify_one();
}

void WorkerPool::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    ++idle_;
    has_task_.wait(lock, [&] { return is_closed_ || !tasks_.empty(); });
    --idle_;
    if (tasks_.empty()) return;
    std::function<void()> task = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    task();
    task = nullptr;
    lock.lock();
  }
}

}  // namespace flux
