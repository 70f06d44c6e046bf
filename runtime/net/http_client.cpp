#include "runtime/net/http_client.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <thread>

#include "runtime/base/allowed_hosts.h"
#include "runtime/base/check.h"
#include "runtime/base/terminal_text.h"
#include "runtime/net/gzip.h"
#include "runtime/net/libcurl.h"
#include "runtime/net/transfer.h"

namespace flux::net {
namespace {

using Clock = std::chrono::steady_clock;

bool ShouldRetry(const RetryPolicy& policy, const Attempt& attempt) {
  if (attempt.has_streamed) return false;
  if (attempt.is_time_out) return policy.on_time_out;
  if (!attempt.response) return attempt.is_network_failure && policy.on_network_failure;
  const int status = attempt.response->status;
  if (status == 429) return policy.on_too_many_requests;
  if (status == 503) return policy.on_unavailable;
  return status >= 500 && status < 600 && policy.on_server_error;
}

// What follows a line break would be a header of its own.
Status CheckHeaders(const HttpRequest& request) {
  constexpr std::string_view kBreaks("\r\n\0", 3);
  for (const auto& [name, value] : request.headers) {
    if (name.find_first_of(kBreaks) == name.npos && value.find_first_of(kBreaks) == value.npos) continue;
    return Fail(
        ErrorCode::kInvalid,
        fmt::format("the HTTP header `{}` must not hold a line break; what was read from a file often ends in one",
                    ShownName(name)));
  }
  return {};
}

// A time as HTTP writes it, in seconds since 1970.
std::optional<int64_t> ParseHttpDate(std::string_view text) {
  const std::string terminated(text);
  std::tm parts{};
  const char* end = strptime(terminated.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  if (end == nullptr || *end != '\0') return std::nullopt;
  return timegm(&parts);
}

// What a `Retry-After` header says, in seconds or as a time, which counts by the clock of the server.
Milliseconds RetryAfter(const Attempt& attempt) {
  if (!attempt.response) return Milliseconds(0);
  const std::string_view text = attempt.response->Header("retry-after");
  int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size()) {
    const std::optional<int64_t> then = ParseHttpDate(text);
    if (!then) return Milliseconds(0);
    seconds = *then - ParseHttpDate(attempt.response->Header("date")).value_or(std::time(nullptr));
  }
  constexpr int64_t kDay = 86'400;
  return Milliseconds(1000 * std::clamp<int64_t>(seconds, 0, kDay));
}

Status Wait(Milliseconds delay, const CancelToken* cancel) {
  constexpr Milliseconds kStep(20);
  for (const auto end = Clock::now() + delay; Clock::now() < end;) {
    if (cancel != nullptr) FLUX_TRY_STATUS(cancel->Check());
    std::this_thread::sleep_for(std::min<Clock::duration>(kStep, end - Clock::now()));
  }
  return {};
}

}  // namespace

std::string_view HttpResponse::Header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers) {
    if (name == lower_case_name) return value;
  }
  return {};
}

struct HttpClient::Impl {
  ~Impl() {
    if (multi != nullptr) Curl().multi_cleanup(multi);
  }
  // Keeps the connections; made for the first request.
  CURLM* multi = nullptr;
};

HttpClient::HttpClient() : impl_(std::make_unique<Impl>()) {}

HttpClient::~HttpClient() = default;

Result<HttpResponse> HttpClient::Send(const HttpRequest& request, const BodyHandler& on_body) {
  FLUX_TRY_STATUS(CheckHost(request.url.host));
  FLUX_TRY_STATUS(CheckHeaders(request));
  FLUX_TRY_STATUS(LoadLibcurl());
  if (impl_->multi == nullptr) impl_->multi = Curl().multi_init();
  FLUX_CHECK(impl_->multi != nullptr);
  std::string compressed;
  if (request.has_gzip_body) {
    FLUX_TRY(compressed, Gzip(request.body));
  }
  const std::string_view body = request.has_gzip_body ? compressed : request.body;
  Milliseconds delay = request.retry.first_delay;
  for (int attempt_number = 1;; ++attempt_number) {
    if (request.cancel != nullptr) FLUX_TRY_STATUS(request.cancel->Check());
    Attempt attempt = Perform(impl_->multi, request, body, on_body);
    if (attempt_number >= request.retry.attempts || !ShouldRetry(request.retry, attempt)) {
      return std::move(attempt.response);
    }
    const Milliseconds asked = RetryAfter(attempt);
    if (asked > request.retry.longest_delay) return std::move(attempt.response);
    FLUX_TRY_STATUS(Wait(std::max(asked, delay), request.cancel));
    delay = std::min(delay * 2, request.retry.longest_delay);
  }
}

}  // namespace flux::net
