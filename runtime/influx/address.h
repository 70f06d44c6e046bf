#pragma once

// Where a bucket of an InfluxDB 1.x is.

#include <optional>
#include <string>

#include "runtime/net/http_client.h"
#include "runtime/plan/specs/from.h"

namespace flux::influx {

struct Address {
  net::Url server;
  std::string database;
  std::string retention_policy;  // empty for the default one
  std::optional<net::BasicAuth> credentials;
};

// The server that `host` names; below a path, if it has one. Messages repeat neither credentials nor a query part.
Result<net::Url> ParseHost(const plan::FromSpec& from);
// Takes host and token apart; the bucket does not count. Messages do not repeat the token.
Result<Address> ParseServer(const plan::FromSpec& from);
// The same with the bucket.
Result<Address> ParseAddress(const plan::FromSpec& from);

}  // namespace flux::influx
