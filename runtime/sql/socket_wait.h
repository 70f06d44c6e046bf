#pragma once

// Waiting for a server without being deaf to the wish to cancel.

#include <chrono>
#include <optional>

#include "runtime/base/cancel.h"

namespace flux::sql {

// What is waited for; afterwards, what there is. With neither, the time was up.
struct SocketEvents {
  bool reads = false, writes = false;
};

using Deadline = std::optional<std::chrono::steady_clock::time_point>;

// Waits until the socket can be read or written as asked, at most until the deadline. Fails once canceled.
Result<SocketEvents> WaitForSocket(int socket, SocketEvents wanted, Deadline deadline, const CancelToken& cancel);

}  // namespace flux::sql
