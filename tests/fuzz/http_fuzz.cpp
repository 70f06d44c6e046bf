// Any bytes as what a client sends to an HTTP server, whole and in two parts. Each request is answered with what was
// understood of it, so both must give the same bytes, and the server goes on.

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "runtime/base/check.h"
#include "tools/http/body.h"
#include "tools/http/server.h"

using namespace flux;

namespace {

constexpr uint64_t kMostBody = 1 << 16;

void Echo(http::Exchange& exchange) {
  const http::Request& request = exchange.request();
  std::string text = request.method + " " + request.path + "\n";
  for (const auto& [name, value] : request.parameters) text += name + "=" + value + "\n";
  for (const auto& [name, value] : request.headers) text += name + ": " + value + "\n";
  const Result<std::string> body = http::ReadAll(exchange, kMostBody);
  text += body ? *body : "failed: " + body.error().message;
  http::Answer answer(exchange);
  answer.AddHeader("X-Gzip", http::Accepts(request.Header("Accept-Encoding"), "gzip") ? "yes" : "no");
  (void)(answer.Write(text) && answer.Finish());
}

http::Server& TheServer() {
  static const std::unique_ptr<http::Server> server =
      *http::Server::Start({.handlers = 2, .io_threads = 1, .max_head_bytes = 4096}, Echo);
  return *server;
}

bool SendAll(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

// Without the lines that tell the time.
std::string WithoutDates(std::string text) {
  for (size_t at = text.find("\r\nDate: "); at != text.npos; at = text.find("\r\nDate: ", at))
    text.erase(at, text.find("\r\n", at + 2) - at);
  return text;
}

// Which of its faults a malformed head is refused for depends on how much of it came at once.
std::string WithoutReason(std::string text) {
  for (const std::string_view status : {"HTTP/1.1 400 ", "HTTP/1.1 431 "}) {
    if (const size_t at = text.find(status); at != text.npos) text.replace(at, text.npos, "refused");
  }
  return text;
}

// What the server answers to bytes that come in two parts, until it closes. Small parts that are sent one right behind
// the other often arrive as one, so the second waits until the first is likely to have been read.
std::string AnswerTo(std::string_view first, std::string_view second) {
  const int client = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(TheServer().port());
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  FLUX_CHECK(connect(client, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  // No port of this machine is held for a minute by each of thousands of connections.
  const linger at_once{1, 0};
  setsockopt(client, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  if (SendAll(client, first) && !second.empty()) {
    usleep(50);
    (void)SendAll(client, second);
  }
  shutdown(client, SHUT_WR);
  std::string text;
  char buffer[4096];
  ssize_t count = 0;
  while ((count = recv(client, buffer, sizeof buffer, 0)) > 0) text.append(buffer, static_cast<size_t>(count));
  close(client);
  return WithoutDates(std::move(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string whole = AnswerTo(bytes, {});
  FLUX_CHECK(whole.empty() || whole.starts_with("HTTP/1.1 "));
  const size_t cut = size == 0 ? 0 : data[size / 2] * size / 256;
  const std::string parts = AnswerTo(bytes.substr(0, cut), bytes.substr(cut));
  if (WithoutReason(parts) == WithoutReason(whole)) return 0;
  std::fprintf(stderr, "whole:\n%s\nin two parts, the first of %zu bytes:\n%s\n", whole.c_str(), cut, parts.c_str());
  std::abort();
}
