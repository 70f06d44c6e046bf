#include <algorithm>
#include <cctype>

#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/http/web_request.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "method path host token body headers query timeout";

Value AnswerRecord(const net::HttpResponse& response) {
  return MakeRecord({{"statusCode", Value::Int(response.status)},
                     {"body", Value::Bytes(response.body)},
                     {"headers", HeaderDict(response)}});
}

Result<std::string> MethodOf(const ArgReader& in) {
  FLUX_TRY(std::string method, in.String(0));
  const auto is_letter = [](unsigned char c) { return std::isalpha(c) != 0; };
  if (method.empty() || !std::ranges::all_of(method, is_letter))
    return in.Invalid(0, "must be a method such as \"get\", found \"" + method + "\"");
  std::ranges::transform(method, method.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return method;
}

// With one slash between them, whether either has it or not.
std::string JoinPath(std::string_view host, std::string_view path) {
  while (host.ends_with('/')) host.remove_suffix(1);
  while (path.starts_with('/')) path.remove_prefix(1);
  return std::string(host) + "/" + std::string(path);
}

// Adds to the URL's query, in order of name.
Status AddQuery(const ArgReader& in, net::Url& url) {
  if (!in.Has(6) || in[6].is_null()) return {};
  std::vector<std::pair<std::string, std::string>> parts;
  for (const auto& [name, value] : in[6].AsDict().entries) {
    if (value.is_null()) return in.Invalid(6, "must not hold nulls");
    parts.emplace_back(name.AsString(), value.AsString());
  }
  if (!parts.empty()) url.query += (url.query.empty() ? "" : "&") + net::EncodeQuery(parts);
  return {};
}

Result<Value> Api(CallContext& context, Args args) {
  const ArgReader in("influxdb.api", kParameters, args);
  FLUX_TRY(const std::string method, MethodOf(in));
  FLUX_TRY(const std::string path, in.String(1));
  // Servers that run scripts take their own; here there is none.
  if (!in.Has(2)) return in.Invalid("needs `host`, the URL of a server");
  if (!in.Has(3)) return in.Invalid("needs `token`, by which the server knows who asks");
  FLUX_TRY(const std::string host, in.String(2));
  FLUX_TRY(const std::string token, in.String(3));
  FLUX_TRY(net::HttpRequest request, MakeWebRequest(method, JoinPath(host, path)));
  FLUX_TRY_STATUS(AddQuery(in, request.url));
  if (in.Has(4) && !in[4].is_null()) request.body = in[4].AsString();
  FLUX_TRY_STATUS(AddHeaders(in, 5, request));
  FLUX_TRY_STATUS(AddHeader(request, "Authorization", "Token " + token));
  FLUX_TRY(const Duration timeout, in.DurationOr(7, {}));
  FLUX_TRY_STATUS(SetTimeout(in, 7, "be", timeout, request));
  FLUX_TRY(const net::HttpResponse response, SendWebRequest(std::move(request), context));
  return AnswerRecord(response);
}

// An answer without content to a request that went well.
Value Accepted() { return AnswerRecord({.status = 200, .headers = {}, .body = {}}); }

}  // namespace

void RegisterExperimentalInfluxdb(Registry& registry) {
  registry.Add(BuiltinDef{
      .package = "experimental/influxdb", .name = "api", .parameters = kParameters, .fn = Api, .stand_in = Accepted});
}

}  // namespace flux::stdlib
