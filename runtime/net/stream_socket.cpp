#include "runtime/net/stream_socket.h"

#include <fmt/format.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <memory>
#include <span>
#include <system_error>

#include "runtime/base/allowed_hosts.h"
#include "runtime/base/uninterruptible.h"

namespace flux::net {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kPauseMilliseconds = 50;
constexpr std::chrono::seconds kPatience{60};

class Socket {
 public:
  Socket(const SocketAddress& address, const CancelToken& cancel) : address_(address), cancel_(cancel) {}
  ~Socket() { Close(); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  Status Connect() { return address_.path.empty() ? ConnectToHost() : ConnectToPath(); }

  // Waits for bytes, and gives how many came; none: the other end has closed.
  Result<size_t> Receive(std::span<char> into) {
    FLUX_TRY_STATUS(Wait(POLLIN));
    const ssize_t size = recv(socket_, into.data(), into.size(), 0);
    if (size < 0) return Failure(errno);
    return static_cast<size_t>(size);
  }

  Status Send(std::string_view bytes) {
    while (!bytes.empty()) {
      FLUX_TRY_STATUS(Wait(POLLOUT));
      const ssize_t size = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (size < 0) return Failure(errno);
      bytes.remove_prefix(static_cast<size_t>(size));
    }
    return {};
  }

 private:
  std::unexpected<Error> Failure(std::string_view why) const {
    return Fail(ErrorCode::kUnavailable, fmt::format("{}: {}", address_.Text(), why));
  }
  std::unexpected<Error> Failure(int code) const { return Failure(std::generic_category().message(code)); }

  Status ConnectToPath() {
    sockaddr_un at{};
    at.sun_family = AF_UNIX;
    if (address_.path.size() >= sizeof at.sun_path) return Failure("the path is too long");
    std::memcpy(at.sun_path, address_.path.c_str(), address_.path.size() + 1);
    return ConnectTo(AF_UNIX, reinterpret_cast<const sockaddr*>(&at), sizeof at);
  }

  Status ConnectToHost() {
    FLUX_TRY(const bool is_looked_up, AwaitHostLookup(address_.host.host, Clock::now() + kPatience, cancel_));
    if (!is_looked_up) return Failure(fmt::format("no address for {}s", kPatience.count()));
    addrinfo wish{};
    wish.ai_socktype = SOCK_STREAM;
    addrinfo* list = nullptr;
    const std::string port = fmt::format("{}", *address_.host.port);
    if (const int code = getaddrinfo(address_.host.host.c_str(), port.c_str(), &wish, &list); code != 0)
      return Failure(gai_strerror(code));
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(list, freeaddrinfo);
    Status status = Failure("no address");
    for (const addrinfo* at = list; at != nullptr && !status; at = at->ai_next) {
      FLUX_TRY_STATUS(cancel_.Check());
      status = ConnectTo(at->ai_family, at->ai_addr, at->ai_addrlen);
    }
    return status;
  }

  Status ConnectTo(int family, const sockaddr* at, socklen_t size) {
    FLUX_TRY_STATUS(CheckHostAddress(family == AF_UNIX ? "localhost" : address_.host.host, *at));
    Close();
    socket_ = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket_ < 0) return Failure(errno);
    if (connect(socket_, at, size) == 0) return {};
    if (errno != EINPROGRESS) return Failure(errno);
    FLUX_TRY_STATUS(Wait(POLLOUT));
    int code = 0;
    socklen_t code_size = sizeof code;
    getsockopt(socket_, SOL_SOCKET, SO_ERROR, &code, &code_size);
    if (code != 0) return Failure(code);
    return {};
  }

  Status Wait(short event) const {
    const auto deadline = Clock::now() + kPatience;
    pollfd watched{.fd = socket_, .events = event, .revents = 0};
    do {
      FLUX_TRY_STATUS(cancel_.Check());
      if (poll(&watched, 1, kPauseMilliseconds) > 0) return {};
    } while (Clock::now() < deadline);
    return Failure(fmt::format("{} for {}s", event == POLLIN ? "nothing came" : "no connection", kPatience.count()));
  }

  void Close() {
    if (socket_ >= 0) close(socket_);
    socket_ = -1;
  }

  const SocketAddress& address_;
  const CancelToken& cancel_;
  int socket_ = -1;
};

}  // namespace

std::string SocketAddress::Text() const { return path.empty() ? "tcp://" + host.Text() : "unix://" + path; }

Result<SocketAddress> ParseSocketAddress(std::string_view url) {
  SocketAddress address;
  if (url.starts_with("unix://") && url.size() > std::string_view("unix://").size()) {
    address.path = url.substr(std::string_view("unix://").size());
    return address;
  }
  if (url.starts_with("tcp://")) url.remove_prefix(std::string_view("tcp://").size());
  if (url.ends_with('/')) url.remove_suffix(1);
  const std::optional<HostPort> host = ParseHostPort(url);
  if (!host || !host->port) return Fail(ErrorCode::kInvalid, "must be like `tcp://host:port` or `unix:///path`");
  address.host = *host;
  return address;
}

Status ReceiveAll(const SocketAddress& address, const CancelToken& cancel,
                  const std::function<Status(std::string_view)>& take) {
  Socket socket(address, cancel);
  FLUX_TRY_STATUS(socket.Connect());
  std::array<char, 64 * 1024> bytes;
  for (;;) {
    FLUX_TRY(const size_t size, socket.Receive(bytes));
    if (size == 0) return {};
    FLUX_TRY_STATUS(take(std::string_view(bytes.data(), size)));
  }
}

Status SendAll(const SocketAddress& address, std::string_view bytes, const CancelToken& cancel) {
  Socket socket(address, cancel);
  FLUX_TRY_STATUS(socket.Connect());
  return socket.Send(bytes);
}

}  // namespace flux::net
