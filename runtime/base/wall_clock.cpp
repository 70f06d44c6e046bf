#include "runtime/base/wall_clock.h"

#include <chrono>

namespace flux {

Time WallClock() {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::nanoseconds>(since_epoch).count()};
}

}  // namespace flux
