#pragma once

// What servers say when they refuse something.

#include <string>

#include "runtime/net/http_client.h"

namespace flux::influx {

// The server's own message in an answer: from a header, from a body of InfluxDB 1.x or 2.x, or else the beginning of
// whatever the body is.
std::string ServerMessage(const net::HttpResponse& response);

}  // namespace flux::influx
