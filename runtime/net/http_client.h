#pragma once

// HTTP requests with time-outs, size limits, streaming answers, bounded retries and messages that say what went wrong
// without giving away credentials.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/net/url.h"

namespace flux::net {

using Milliseconds = std::chrono::milliseconds;
using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct BasicAuth {
  std::string user, password;
};

// When to try again, for requests whose repetition does no harm.
struct RetryPolicy {
  int attempts = 1;  // in all; 1 means no retry
  Milliseconds first_delay{200};
  Milliseconds longest_delay{5000};  // delays double up to this; also the longest `Retry-After` that is waited for
  bool on_network_failure = true;    // no connection, broken off
  bool on_time_out = true;           // connected, but too slow
  bool on_too_many_requests = true;  // 429
  bool on_unavailable = true;        // 503
  bool on_server_error = false;      // any other 5xx
};

struct HttpResponse;
// Sees the head of a successful answer before the first byte of a body goes to its handler; a failure ends the transfer
// and is returned.
using HeadHandler = std::function<Status(const HttpResponse&)>;

// What to send, and how long and how much to wait for.
struct HttpRequest {
  std::string method = "GET";
  Url url;
  HttpHeaders headers;
  std::string body;
  bool has_gzip_body = false;  // compress the body on the way
  std::optional<BasicAuth> basic_auth;
  Milliseconds connect_timeout{10'000};
  Milliseconds idle_timeout{60'000};   // without a byte sent or received; 0 for none
  Milliseconds total_timeout{0};       // 0 for none
  size_t max_response_bytes = 0;       // of the decoded body; 0 for no limit
  size_t max_error_bytes = 64 * 1024;  // of the bodies of answers other than 2xx; what is beyond is dropped
  bool verifies_certificate = true;
  RetryPolicy retry;
  const CancelToken* cancel = nullptr;  // polled many times a second; may be null
  HeadHandler on_head = {};             // may be empty
};

// The head of an answer, and its body unless that was streamed.
struct HttpResponse {
  int status = 0;
  HttpHeaders headers;  // names in lower case
  std::string body;     // empty when it was streamed
  bool is_success() const { return status >= 200 && status < 300; }
  // The header's first value, or empty.
  std::string_view Header(std::string_view lower_case_name) const;
};

// Gets the decoded body of a successful answer piece by piece; a failure ends the transfer and is returned.
using BodyHandler = std::function<Status(std::string_view)>;

// Keeps connections open between requests. One request at a time: give every thread its own client.
class HttpClient {
 public:
  HttpClient();
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // Sends the request and gives the answer, whatever its status. Redirects are not followed. With `on_body`, bodies of
  // status 2xx go there; those of other answers are in the response either way. A request is not
  // repeated once `on_body` has been called. Fails with `kPermissionDenied` (a host that is not allowed),
  // `kUnavailable` (no connection, timed out), `kDataLoss` (broken off in mid-answer), `kResourceExhausted` (too
  // large), `kCanceled`.
  Result<HttpResponse> Send(const HttpRequest& request, const BodyHandler& on_body = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace flux::net
