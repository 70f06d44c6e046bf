#pragma once

// Names of MySQL and MariaDB databases: `user:password@tcp(host:3306)/database?parameter=value`, the form of the
// reference's driver.

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "runtime/base/time.h"

namespace flux::sql {

// What a name says.
struct MysqlSource {
  // Whether the connection is encrypted, and whether the server must show a certificate of somebody who is trusted.
  enum class Tls { kNone, kIfOffered, kUnverified, kVerified };

  std::string user, password, database;
  std::string host = "127.0.0.1";
  uint16_t port = 3306;
  std::string socket;  // path of a Unix socket, instead of host and port
  std::string charset = "utf8mb4";
  std::chrono::seconds connect_timeout{10};
  Tls tls = Tls::kNone;
  bool parses_time = false;                                    // DATE and TIMESTAMP become times, not strings
  bool sends_clear_password = false;                           // when the server asks for it
  Location location;                                           // of the clock that times in the database show
  std::vector<std::pair<std::string, std::string>> variables;  // of the session
};

// Parses a name; failures say what is wrong without repeating any of it.
Result<MysqlSource> ParseMysqlSource(const std::string& source);

}  // namespace flux::sql
