#pragma once

// A real InfluxDB 1.x for tests: Debian's `influxd` in a temporary directory on a free loopback port.

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "runtime/net/http_client.h"

namespace flux::testing {

class InfluxServer {
 public:
  // With a user, the server demands that user's credentials.
  struct Options {
    std::string user, password;
  };

  // Starts the server and waits until it answers, 30 seconds at most. Fails when it cannot be started.
  static Result<std::unique_ptr<InfluxServer>> Start(Options options = {});
  // Ends the server and removes its files.
  ~InfluxServer();
  InfluxServer(const InfluxServer&) = delete;
  InfluxServer& operator=(const InfluxServer&) = delete;

  std::string url() const;
  // Runs an InfluxQL statement and gives the JSON answer; fails on any status but 200.
  Result<std::string> Query(std::string_view statement, std::string_view database = {});
  // Writes line protocol with times in nanoseconds.
  Status Write(std::string_view database, std::string_view lines, std::string_view retention_policy = {});
  // Ends the server now, as a crash would.
  void Kill();

 private:
  InfluxServer() = default;
  Status Launch();
  Status WaitUntilReady();
  Result<net::HttpResponse> Send(std::string_view path, std::string query, std::string body);

  Options options_;
  bool has_auth_ = false;
  std::filesystem::path directory_;
  uint16_t port_ = 0;
  pid_t process_ = -1;
  net::HttpClient client_;
};

}  // namespace flux::testing
