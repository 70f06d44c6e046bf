#include "stdlib/http/web_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "runtime/net/http_client_pool.h"

namespace flux::stdlib {

namespace {

constexpr net::Milliseconds kTimeout{30'000};
constexpr size_t kMaxAnswerBytes = size_t{256} << 20;
constexpr int kMaxRedirects = 10;

bool IsRedirect(const net::HttpResponse& response) {
  const int status = response.status;
  const bool is_redirect = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  return is_redirect && !response.Header("location").empty();
}

bool HasName(const std::pair<std::string, std::string>& header, std::string_view name) {
  return std::ranges::equal(
      header.first, name, {}, [](unsigned char c) { return std::tolower(c); },
      [](unsigned char c) { return std::tolower(c); });
}

// Turns the request into the one that a redirect asks for, as browsers do; what identifies the user stays with the
// host that it was meant for.
Status Redirect(net::HttpRequest& request, const net::HttpResponse& response) {
  FLUX_TRY(net::Url target, net::ResolveUrl(request.url, response.Header("location")));
  const bool keeps_body = response.status == 307 || response.status == 308;
  if (!keeps_body && request.method != "GET" && request.method != "HEAD") {
    request.method = "GET";
    request.body.clear();
    std::erase_if(request.headers, [](const auto& header) { return HasName(header, "content-type"); });
  }
  if (target.host != request.url.host) {
    std::erase_if(request.headers, [](const auto& header) {
      return HasName(header, "authorization") || HasName(header, "cookie") || HasName(header, "www-authenticate");
    });
  }
  request.url = std::move(target);
  return {};
}

}  // namespace

Result<net::HttpRequest> MakeWebRequest(std::string_view method, std::string_view url) {
  net::HttpRequest request;
  request.method = method;
  FLUX_TRY(request.url, net::ParseUrl(url));
  request.total_timeout = kTimeout;
  request.max_response_bytes = request.max_error_bytes = kMaxAnswerBytes;
  return request;
}

Status AddHeader(net::HttpRequest& request, std::string_view name, std::string_view value) {
  constexpr std::string_view kNameMarks = "!#$%&'*+-.^_`|~";
  const auto is_name = [&](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || kNameMarks.contains(c);
  };
  if (name.empty() || !std::ranges::all_of(name, is_name))
    return Fail(ErrorCode::kInvalid, fmt::format("`{}` is no name of a header", name));
  if (value.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos)
    return Fail(ErrorCode::kInvalid, fmt::format("the value of header `{}` must be one line", name));
  std::erase_if(request.headers, [&](const auto& header) { return HasName(header, name); });
  request.headers.emplace_back(name, value);
  return {};
}

Result<net::HttpResponse> SendWebRequest(net::HttpRequest request, const CallContext& context) {
  request.cancel = &context.cancel();
  net::HttpClientPool own;
  net::HttpClientPool* const shared = context.http_clients();
  const net::HttpClientPool::Lease client = (shared != nullptr ? *shared : own).Take();
  for (int redirects = 0; redirects <= kMaxRedirects; ++redirects) {
    FLUX_TRY(net::HttpResponse response, client->Send(request));
    if (!IsRedirect(response)) return response;
    FLUX_TRY_STATUS(Redirect(request, response));
  }
  return Fail(ErrorCode::kUnavailable,
              fmt::format("{} redirects more than {} times", request.url.Authority(), kMaxRedirects));
}

}  // namespace flux::stdlib
