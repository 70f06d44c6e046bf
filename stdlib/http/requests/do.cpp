#include <algorithm>
#include <array>
#include <chrono>

#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/http/web_request.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "method url params headers body config";
constexpr std::array<std::string_view, 6> kMethods = {"DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"};

// Adds to the URL's query, in order of name.
Status AddParameters(const ArgReader& in, net::Url& url) {
  if (!in.Has(2) || in[2].is_null()) return {};
  std::vector<std::pair<std::string, std::string>> parts;
  for (const auto& [name, values] : in[2].AsDict().entries) {
    for (const Value& value : values.AsArray().elements) {
      if (value.is_null()) return in.Invalid(2, "must not hold nulls");
      parts.emplace_back(name.AsString(), value.AsString());
    }
  }
  if (!parts.empty()) url.query += (url.query.empty() ? "" : "&") + net::EncodeQuery(parts);
  return {};
}

Status Configure(const ArgReader& in, net::HttpRequest& request) {
  if (in[5].is_null() || in[5].kind() != ValueKind::kRecord)
    return in.Invalid(5, "must be a record, found " + DescribeKind(in[5]));
  const Value* timeout = in[5].AsRecord().Find("timeout");
  const Value* is_insecure = in[5].AsRecord().Find("insecureSkipVerify");
  if (timeout == nullptr || timeout->is_null() || timeout->kind() != ValueKind::kDuration)
    return in.Invalid(5, "must have a duration `timeout`");
  if (is_insecure == nullptr || is_insecure->is_null() || is_insecure->kind() != ValueKind::kBool)
    return in.Invalid(5, "must have a bool `insecureSkipVerify`");
  FLUX_TRY_STATUS(SetTimeout(in, 5, "have a `timeout` that is", timeout->AsDuration(), request));
  request.verifies_certificate = !is_insecure->AsBool();
  return {};
}

Value AnswerRecord(const net::HttpResponse& response, int64_t duration_ns) {
  return MakeRecord({{"statusCode", Value::Int(response.status)},
                     {"body", Value::Bytes(response.body)},
                     {"headers", HeaderDict(response)},
                     {"duration", Value::Of(Duration{0, duration_ns})}});
}

Result<Value> Do(CallContext& context, Args args) {
  const ArgReader in("requests.do", kParameters, args);
  FLUX_TRY(const std::string method, in.String(0));
  FLUX_TRY(const std::string url, in.String(1));
  if (std::ranges::find(kMethods, method) == kMethods.end())
    return in.Invalid(0, "must be `DELETE`, `GET`, `HEAD`, `PATCH`, `POST` or `PUT`, found `" + method + "`");
  FLUX_TRY(net::HttpRequest request, MakeWebRequest(method, url));
  FLUX_TRY_STATUS(AddParameters(in, request.url));
  FLUX_TRY_STATUS(AddHeaders(in, 3, request));
  if (in.Has(4) && !in[4].is_null()) request.body = in[4].AsString();
  FLUX_TRY_STATUS(Configure(in, request));
  const auto started = std::chrono::steady_clock::now();
  FLUX_TRY(const net::HttpResponse response, SendWebRequest(std::move(request), context));
  const std::chrono::nanoseconds duration = std::chrono::steady_clock::now() - started;
  return AnswerRecord(response, duration.count());
}

// An answer without content to a request that went well.
Value Accepted() { return AnswerRecord({.status = 200, .headers = {}, .body = {}}, 0); }

}  // namespace

void RegisterHttpRequests(Registry& registry) {
  registry.Add(
      BuiltinDef{.package = "http/requests", .name = "_do", .parameters = kParameters, .fn = Do, .stand_in = Accepted});
}

}  // namespace flux::stdlib
