#pragma once

// Waiting for what a thread behind the scenes does.

#include <chrono>
#include <thread>

#include "runtime/base/error.h"

namespace flux {

// Tries until it works: after a full disk a store does so a while after there is room. Gives the last outcome.
template <typename Work>
Status Eventually(Work work) {
  Status done;
  for (int tries = 0; tries < 300; ++tries) {
    done = work();
    if (done) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return done;
}

}  // namespace flux
