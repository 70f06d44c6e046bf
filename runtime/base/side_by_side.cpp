#include "runtime/base/side_by_side.h"

#include <algorithm>
#include <memory>

namespace flux {
namespace {

// Shared with tasks, which may come to their turn when all is done and the step is no more.
struct Steps {
  const std::function<void(size_t i)>* step;
  const size_t count;
  std::mutex mutex;
  std::condition_variable has_ended;
  size_t next = 0, ended = 0;

  void Run() {
    std::unique_lock lock(mutex);
    while (next < count) {
      const size_t i = next++;
      lock.unlock();
      (*step)(i);
      lock.lock();
      if (++ended == count) has_ended.notify_all();
    }
  }
};

}  // namespace

void SideBySide(WorkerPool* helpers, size_t count, const std::function<void(size_t i)>& step) {
  if (helpers == nullptr || count < 2) {
    for (size_t i = 0; i < count; ++i) step(i);
    return;
  }
  const auto steps = std::make_shared<Steps>(&step, count);
  for (size_t i = 0; i < std::min(helpers->size(), count - 1); ++i) helpers->Add([steps] { steps->Run(); });
  steps->Run();
  std::unique_lock lock(steps->mutex);
  steps->has_ended.wait(lock, [&] { return steps->ended == count; });
}

}  // namespace flux
