#pragma once

// One attempt of a request over libcurl.

#include "runtime/net/http_client.h"

namespace flux::net {

// What an attempt gave: an answer, or why there is none.
struct Attempt {
  Result<HttpResponse> response;
  // Has any of the body been handed out, so that a repetition would hand it out twice?
  bool has_streamed = false;
  // Did the network fail, as opposed to a limit, the body's consumer or the caller's wish?
  bool is_network_failure = false;
  // Was the time up?
  bool is_time_out = false;
};

// Performs the request on `multi`, the curl multi handle that keeps the connections. `body` is the body as it is sent.
Attempt Perform(void* multi, const HttpRequest& request, std::string_view body, const BodyHandler& on_body);

}  // namespace flux::net
