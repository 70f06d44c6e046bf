#include "tests/support/scripted_server.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "runtime/base/check.h"

namespace flux::testing {
namespace {

// Opens a listening socket on a loopback port that the system picks.
int Listen(uint16_t& port) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  FLUX_CHECK(listener >= 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  FLUX_CHECK(::bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
  FLUX_CHECK(::listen(listener, 16) == 0);
  FLUX_CHECK(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  port = ntohs(address.sin_port);
  return listener;
}

size_t ContentLength(std::string head) {
  std::ranges::transform(head, head.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::string_view kName = "\r\ncontent-length: ";
  const size_t at = head.find(kName);
  size_t length = 0;
  if (at != std::string::npos) std::from_chars(head.data() + at + kName.size(), head.data() + head.size(), length);
  return length;
}

std::string ReadRequest(int connection) {
  std::string request;
  char buffer[16 * 1024];
  while (true) {
    const size_t head_end = request.find("\r\n\r\n");
    if (head_end != std::string::npos) {
      const size_t length = ContentLength(request.substr(0, head_end + 2));
      if (request.size() >= head_end + 4 + length) return request;
    }
    const ssize_t n = ::read(connection, buffer, sizeof buffer);
    if (n <= 0) return request;
    request.append(buffer, static_cast<size_t>(n));
  }
}

}  // namespace

ScriptedServer::ScriptedServer(std::vector<std::string> replies) : replies_(std::move(replies)) {
  FLUX_CHECK(!replies_.empty());
  listener_ = Listen(port_);
  thread_ = std::thread([this] { Serve(); });
}

ScriptedServer::~ScriptedServer() {
  is_stopping_ = true;
  thread_.join();
  for (const int connection : silent_) ::close(connection);
  ::close(listener_);
}

std::string ScriptedServer::url() const { return fmt::format("http://127.0.0.1:{}", port_); }

std::vector<std::string> ScriptedServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

std::string ScriptedServer::Reply(std::string_view status, std::string_view body, std::string_view headers) {
  return fmt::format("HTTP/1.1 {}\r\nContent-Length: {}\r\n{}Connection: close\r\n\r\n{}", status, body.size(), headers,
                     body);
}

void ScriptedServer::Serve() {
  for (size_t next = 0; !is_stopping_;) {
    pollfd waiting = {listener_, POLLIN, 0};
    constexpr int kMilliseconds = 20;
    if (::poll(&waiting, 1, kMilliseconds) <= 0) continue;
    const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    Answer(connection, replies_[std::min(next++, replies_.size() - 1)]);
  }
}

void ScriptedServer::Answer(int connection, const std::string& reply) {
  std::string request = ReadRequest(connection);
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(std::move(request));
  }
  if (reply == kSilence) {
    silent_.push_back(connection);
    return;
  }
  size_t sent = 0;
  while (sent < reply.size()) {
    const ssize_t n = ::send(connection, reply.data() + sent, reply.size() - sent, MSG_NOSIGNAL);
    if (n <= 0) break;
    sent += static_cast<size_t>(n);
  }
  ::close(connection);
}

uint16_t FreePort() {
  uint16_t port = 0;
  ::close(Listen(port));
  return port;
}

}  // namespace flux::testing
