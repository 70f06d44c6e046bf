#include "runtime/sql/socket_wait.h"

#include <poll.h>

namespace flux::sql {
namespace {

constexpr int kPollMilliseconds = 50;

}  // namespace

Result<SocketEvents> WaitForSocket(int socket, SocketEvents wanted, Deadline deadline, const CancelToken& cancel) {
  pollfd entry{.fd = socket, .events = 0, .revents = 0};
  if (wanted.reads) entry.events |= POLLIN;
  if (wanted.writes) entry.events |= POLLOUT;
  while (true) {
    FLUX_TRY_STATUS(cancel.Check());
    if (::poll(&entry, 1, kPollMilliseconds) > 0) {
      // What went wrong is told by the next read.
      const bool has_failed = (entry.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0;
      return SocketEvents{.reads = has_failed || (entry.revents & POLLIN) != 0,
                          .writes = has_failed || (entry.revents & POLLOUT) != 0};
    }
    if (deadline && std::chrono::steady_clock::now() >= *deadline) return SocketEvents{};
  }
}

}  // namespace flux::sql
