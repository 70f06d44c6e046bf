#pragma once

// Loops whose steps threads share.

#include <functional>

#include "runtime/base/worker_pool.h"

namespace flux {

// Calls `step` for each number below `count`, in no order and by several threads, of which the caller is one: it waits
// for steps that others have begun, and for nothing else. Steps must not throw. Null: nobody helps.
void SideBySide(WorkerPool* helpers, size_t count, const std::function<void(size_t i)>& step);

}  // namespace flux
