#include "tools/fluxc/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace flux::cli {

void ForEachIndex(size_t count, const std::function<void(size_t)>& work) {
  std::atomic<size_t> next = 0;
  auto loop = [&] {
    for (size_t i = next++; i < count; i = next++) work(i);
  };
  size_t thread_count = std::min<size_t>(std::max(1u, std::thread::hardware_concurrency()), count);
  std::vector<std::jthread> others;
  for (size_t i = 1; i < thread_count; ++i) others.emplace_back(loop);
  loop();
}

}  // namespace flux::cli
