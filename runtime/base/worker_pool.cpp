#include "runtime/base/worker_pool.h"

#include <algorithm>

#include "runtime/base/memory.h"

namespace flux {

namespace {

// How long a task is one that began just now.
constexpr std::chrono::milliseconds kMoment(20);

}  // namespace

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    while (!idle_.empty()) Wake();
  }
  for (std::thread& thread : threads_) thread.join();
}

void WorkerPool::Add(std::function<void()> task) {
  const std::lock_guard lock(mutex_);
  // The pool outlives the query that happens to be the first.
  const MemoryScope uncounted(nullptr);
  tasks_.push_back(std::move(task));
  Wake();
}

// Has somebody look at the tasks, unless a thread does so in time.
void WorkerPool::Wake() {
  if (is_watched_ && !is_closed_ && NextBegin() > Clock::now()) return;
  if (!idle_.empty()) {
    Idle* const woken = idle_.back();
    idle_.pop_back();
    woken->has_come = true;
    woken->comes.notify_one();
  } else if (threads_.size() < size_ && !is_closed_) {
    threads_.emplace_back([this] { Work(); });
  }
}

// From when on another task may begin.
WorkerPool::Clock::time_point WorkerPool::NextBegin() {
  if (begun_.size() < at_once_) return Clock::time_point::min();
  return *std::next(begun_.rbegin(), static_cast<ptrdiff_t>(at_once_ - 1)) + kMoment;
}

void WorkerPool::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    if (tasks_.empty()) {
      if (is_closed_) return;
      Rest(lock);
    } else if (const auto begin = NextBegin(); begin <= Clock::now()) {
      RunNext(lock);
    } else if (!is_watched_) {
      Watch(lock, begin);
    } else {
      // Also after the end: whoever watches, or runs something, goes on with what is left.
      if (is_closed_) return;
      Rest(lock);
    }
  }
}

void WorkerPool::RunNext(std::unique_lock<std::mutex>& lock) {
  std::function<void()> task = std::move(tasks_.front());
  tasks_.pop_front();
  auto mine = begun_.end();
  if (at_once_ != kAsManyAsTasks) {
    const MemoryScope uncounted(nullptr);
    mine = begun_.insert(begun_.end(), Clock::now());
  }
  if (!tasks_.empty()) Wake();
  lock.unlock();
  task();
  task = nullptr;
  lock.lock();
  if (mine != begun_.end()) begun_.erase(mine);
}

void WorkerPool::Watch(std::unique_lock<std::mutex>& lock, Clock::time_point until) {
  is_watched_ = true;
  watch_.wait_until(lock, until);
  is_watched_ = false;
}

void WorkerPool::Rest(std::unique_lock<std::mutex>& lock) {
  Idle mine;
  {
    const MemoryScope uncounted(nullptr);
    idle_.push_back(&mine);
  }
  mine.comes.wait(lock, [&] { return mine.has_come; });
}

}  // namespace flux
