#pragma once

// Reading from stream sockets and writing to them: TCP and those of this machine's file system.

#include <functional>
#include <string>
#include <string_view>

#include "runtime/base/cancel.h"
#include "runtime/base/host_port.h"

namespace flux::net {

// Where a socket listens: at a path, or at host and port.
struct SocketAddress {
  std::string path;
  HostPort host;

  // As `ParseSocketAddress` reads it.
  std::string Text() const;
};

// Reads `tcp://host:port`, `unix:///path` or `host:port`; fails on other forms without repeating them.
Result<SocketAddress> ParseSocketAddress(std::string_view url);

// Connects, and hands on what arrives until the other end closes. Fails with `kUnavailable` when there is no
// connection, it breaks off, or nothing comes for a minute, with `kCanceled` soon after the token is canceled, and as
// `take` does.
Status ReceiveAll(const SocketAddress& address, const CancelToken& cancel,
                  const std::function<Status(std::string_view)>& take);

// Connects, sends all of it, and ends the connection. Fails like `ReceiveAll`.
Status SendAll(const SocketAddress& address, std::string_view bytes, const CancelToken& cancel);

}  // namespace flux::net
