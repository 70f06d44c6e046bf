#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <cstdlib>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/time.h"
#include "runtime/net/http_client.h"
#include "tools/fluxc/aligned.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"

namespace flux::cli {

namespace {

namespace json = boost::json;

constexpr const char* kUsualUrl = "http://127.0.0.1:8086";

std::string OrEnvironment(const std::string& option, const char* name, const char* otherwise) {
  if (!option.empty()) return option;
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? value : otherwise;
}

// What a member says; empty when there is none, as in the answer of a server that is not ours.
std::string Text(const json::object& object, std::string_view name) {
  const json::value* const value = object.if_contains(name);
  if (value == nullptr) return {};
  if (value->is_string()) return ShownName(value->as_string());
  boost::system::error_code error;
  const auto number = value->to_number<double>(error);
  return error ? std::string() : fmt::format("{:.0f}", number);
}

json::object Member(const json::object& object, std::string_view name) {
  const json::value* const value = object.if_contains(name);
  return value != nullptr && value->is_object() ? value->as_object() : json::object();
}

json::array List(const json::object& object, std::string_view name) {
  const json::value* const value = object.if_contains(name);
  return value != nullptr && value->is_array() ? value->as_array() : json::array();
}

Result<json::object> Ask(const Options& options) {
  const std::string host = OrEnvironment(options.host, "INFLUX_HOST", kUsualUrl),
                    token = OrEnvironment(options.token, "INFLUX_TOKEN", "");
  net::HttpRequest request;
  FLUX_TRY(request.url, net::ParseUrl(host));
  request.url.path = "/api/v2/status";
  if (!token.empty()) request.headers.emplace_back("Authorization", "Token " + token);
  request.cancel = &Interrupt();
  net::HttpClient client;
  FLUX_TRY(const net::HttpResponse response, client.Send(request));
  boost::system::error_code error;
  const json::value body = json::parse(response.body, error);
  if (response.is_success() && !error && body.is_object()) return body.as_object();
  const std::string message = !error && body.is_object() ? Text(body.as_object(), "message") : "";
  constexpr int kUnauthorized = 401;
  return flux::Fail(
      ErrorCode::kUnavailable,
      fmt::format("{} answers {}{}{}{}", request.url.Authority(), response.status, message.empty() ? "" : ": ", message,
                  response.status == kUnauthorized ? "; give its token by `--token` or $INFLUX_TOKEN" : ""));
}

std::string Seconds(const std::string& text) {
  return text.empty() ? text : FormatDuration(Duration{0, std::atoll(text.c_str()) * kNsPerSecond});
}

std::string BucketsText(const json::array& buckets) {
  std::vector<std::array<std::string, 7>> lines = {
      {"bucket", "retention", "series", "values", "bytes", "first", "last"}};
  for (const json::value& item : buckets) {
    if (!item.is_object()) continue;
    const json::object& bucket = item.as_object();
    const std::string kept = Text(bucket, "retentionSeconds"), first = Text(bucket, "first"),
                      last = Text(bucket, "last");
    lines.push_back({Text(bucket, "name"), kept == "0" ? "forever" : Seconds(kept), Text(bucket, "series"),
                     Text(bucket, "values"), Text(bucket, "bytes"), first.empty() ? "-" : first,
                     last.empty() ? "-" : last});
  }
  return lines.size() == 1 ? "" : "\n" + Aligned(lines);
}

std::string QueriesText(const json::array& queries) {
  constexpr size_t kShown = 60;
  std::vector<std::array<std::string, 3>> lines = {{"query", "seconds", "text"}};
  for (const json::value& item : queries) {
    if (!item.is_object()) continue;
    lines.push_back({Text(item.as_object(), "id"), Text(item.as_object(), "seconds"),
                     Text(item.as_object(), "query").substr(0, kShown)});
  }
  return lines.size() == 1 ? "" : "\n" + Aligned(lines);
}

Status Show(const Options& options) {
  FLUX_TRY(const json::object status, Ask(options));
  const json::object memory = Member(status, "memory"), cache = Member(status, "scriptCache");
  const json::array queries = List(status, "queries");
  const std::vector<std::array<std::string, 2>> lines = {
      {"version", Text(status, "version")},
      {"started", Text(status, "startedAt")},
      {"up", Seconds(Text(status, "uptimeSeconds"))},
      {"connections", Text(status, "connections")},
      {"queries", fmt::to_string(queries.size())},
      {"of these waiting", Text(status, "waitingQueries")},
      {"memory of queries", fmt::format("{} of {}", Text(memory, "used"), Text(memory, "limit"))},
      {"scripts found compiled", Text(cache, "hits")},
      {"scripts compiled", Text(cache, "misses")}};
  PrintData(Aligned(lines) + BucketsText(List(status, "buckets")) + QueriesText(queries));
  return {};
}

}  // namespace

int ShowServerStatus(const Options& options) {
  CancelOnInterrupt();
  const Status done = Show(options);
  return done ? kOk : Fail(done.error());
}

}  // namespace flux::cli
