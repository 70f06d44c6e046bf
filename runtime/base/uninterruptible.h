#pragma once

// Calls that cannot be interrupted, such as looking up the address of a host, without waiting for them longer than
// somebody wants.

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "runtime/base/cancel.h"

namespace flux {

// Runs `work` in a thread of its own and tells whether it came to its end before the deadline; fails once canceled. A
// thread that is not waited for any more is left to itself: what `work` uses must be its own.
Result<bool> RunAside(std::function<void()> work, std::optional<std::chrono::steady_clock::time_point> deadline,
                      const CancelToken& cancel);

// Waits until the system has looked up the name of a host, whether it found an address or not, and tells whether that
// was before the deadline; fails once canceled, and when one of its addresses must not be connected to. For libraries
// that would wait for it and can then not be interrupted: asked once more, the system knows.
Result<bool> AwaitHostLookup(const std::string& host, std::optional<std::chrono::steady_clock::time_point> deadline,
                             const CancelToken& cancel);

}  // namespace flux
