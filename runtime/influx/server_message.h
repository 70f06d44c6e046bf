#pragma once

// What servers say when they refuse something.

#include <string>
#include <string_view>

#include "runtime/net/http_client.h"

namespace flux::influx {

// The server's own message in an answer: from a header, from a body of InfluxDB 1.x or 2.x, or else the beginning of
// whatever the body is; with stars where it repeats the secret that was sent.
std::string ServerMessage(const net::HttpResponse& response, std::string_view secret);

// The same for what was read elsewhere.
std::string WithoutSecret(std::string_view said, std::string_view secret);

}  // namespace flux::influx
