#pragma once

// A tiny TCP server for answers that no real server gives on demand: broken-off bodies, odd statuses, silence.

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace flux::testing {

// Answers the n-th connection with the n-th reply, byte for byte, and closes it; the last reply repeats. An empty reply
// closes the connection without an answer; `kSilence` keeps it open until the server stops.
class ScriptedServer {
 public:
  static constexpr const char* kSilence = "(silence)";

  explicit ScriptedServer(std::vector<std::string> replies);
  ~ScriptedServer();
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  // `http://127.0.0.1:<port>`.
  std::string url() const;
  uint16_t port() const { return port_; }
  // The requests so far: head and body as they arrived.
  std::vector<std::string> requests() const;

  // A complete answer with `Content-Length`.
  static std::string Reply(std::string_view status, std::string_view body, std::string_view headers = {});

 private:
  void Serve();
  void Answer(int connection, const std::string& reply);

  const std::vector<std::string> replies_;
  int listener_ = -1;
  uint16_t port_ = 0;
  std::atomic<bool> is_stopping_ = false;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::vector<int> silent_;
  std::thread thread_;
};

// Gives a loopback port on which nothing listens at the moment.
uint16_t FreePort();

}  // namespace flux::testing
