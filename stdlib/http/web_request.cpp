#include "stdlib/http/web_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>

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
  Result<net::Url> resolved = net::ResolveUrl(request.url, response.Header("location"));
  if (!resolved) {
    return std::unexpected(
        std::move(resolved.error()).WithContext(fmt::format("{} redirects", request.url.Authority())));
  }
  net::Url target = *std::move(resolved);
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

// `content-type` as `Content-Type`.
std::string HeaderName(std::string_view lower_case) {
  std::string name(lower_case);
  for (size_t i = 0; i < name.size(); ++i) {
    if (i == 0 || name[i - 1] == '-') name[i] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[i])));
  }
  return name;
}

}  // namespace

Value HeaderDict(const net::HttpResponse& response) {
  std::map<Value, Value, ScalarLess> headers;
  for (const auto& [name, value] : response.headers)
    headers.insert_or_assign(Value::String(HeaderName(name)), Value::String(value));
  return Value::FromObject(ValueKind::kDict, std::make_unique<const DictObject>(std::move(headers)));
}

Value HeaderRecord(const net::HttpResponse& response) {
  std::map<std::string, Value> headers;
  for (const auto& [name, value] : response.headers) headers.insert_or_assign(HeaderName(name), Value::String(value));
  std::vector<RecordField> fields;
  for (auto& [name, value] : headers) fields.push_back({name, std::move(value)});
  return MakeRecord(std::move(fields));
}

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

Status AddHeaders(const ArgReader& in, size_t i, net::HttpRequest& request) {
  if (!in.Has(i) || in[i].is_null()) return {};
  const auto add = [&](std::string_view name, const Value& value) -> Status {
    if (value.kind() != ValueKind::kString || value.is_null())
      return in.Invalid(i, fmt::format("must hold strings, found {} as `{}`", DescribeKind(value), name));
    return AddHeader(request, name, value.AsString());
  };
  if (in[i].kind() == ValueKind::kDict) {
    for (const auto& [name, value] : in[i].AsDict().entries) FLUX_TRY_STATUS(add(name.AsString(), value));
  } else if (in[i].kind() == ValueKind::kRecord) {
    for (const RecordField& header : in[i].AsRecord().fields) FLUX_TRY_STATUS(add(header.name, header.value));
  } else {
    return in.Invalid(i, "must be a record, found " + DescribeKind(in[i]));
  }
  return {};
}

Status SetTimeout(const ArgReader& in, size_t i, std::string_view what, Duration limit, net::HttpRequest& request) {
  if (limit.months != 0 || limit.ns < 0) return in.Invalid(i, fmt::format("must {} positive, without months", what));
  // Less than a millisecond would mean none at all.
  if (limit.ns > 0) request.total_timeout = net::Milliseconds(std::max<int64_t>(1, limit.ns / 1'000'000));
  return {};
}

Result<net::HttpResponse> SendWebRequest(net::HttpRequest request, const CallContext& context) {
  return SendWebRequest(std::move(request), context.cancel(), context.http_clients());
}

Result<net::HttpResponse> SendWebRequest(net::HttpRequest request, const CancelToken& cancel,
                                         net::HttpClientPool* clients) {
  request.cancel = &cancel;
  net::HttpClientPool own;
  const net::HttpClientPool::Lease client = (clients != nullptr ? *clients : own).Take();
  for (int redirects = 0; redirects <= kMaxRedirects; ++redirects) {
    FLUX_TRY(net::HttpResponse response, client->Send(request));
    if (!IsRedirect(response)) return response;
    FLUX_TRY_STATUS(Redirect(request, response));
  }
  return Fail(ErrorCode::kUnavailable,
              fmt::format("{} redirects more than {} times", request.url.Authority(), kMaxRedirects));
}

}  // namespace flux::stdlib
