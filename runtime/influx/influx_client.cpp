#include "runtime/influx/influx_client.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <optional>

#include "runtime/influx/msgpack.h"

namespace flux::influx {
namespace {

// What is not InfluxDB's own, such as the page of a proxy, may be long.
constexpr size_t kMaxForeignBytes = 300;

std::optional<std::string> ErrorInMsgpack(std::string_view body) {
  MsgpackReader reader(body);
  MsgpackItem item;
  if (!reader.Read(item) || item.kind != MsgpackItem::Kind::kMap) return std::nullopt;
  for (size_t left = item.size; left > 0; --left) {
    if (!reader.Read(item) || item.kind != MsgpackItem::Kind::kString) return std::nullopt;
    if (item.text != "error") {
      if (!reader.Skip()) return std::nullopt;
    } else if (reader.Read(item) && item.kind == MsgpackItem::Kind::kString) {
      return std::string(item.text);
    }
  }
  return std::nullopt;
}

std::optional<std::string> ErrorInJson(std::string_view text) {
  boost::system::error_code problem;
  const boost::json::value body = boost::json::parse(text, problem);
  const boost::json::object* object = problem ? nullptr : body.if_object();
  const boost::json::value* error = object != nullptr ? object->if_contains("error") : nullptr;
  const boost::json::string* message = error != nullptr ? error->if_string() : nullptr;
  return message != nullptr ? std::optional<std::string>(*message) : std::nullopt;
}

// The value of `error` in a body `{"error": "…"}`, in either form.
std::optional<std::string> ErrorInBody(std::string_view body) {
  auto message = ErrorInJson(body);
  return message ? message : ErrorInMsgpack(body);
}

// InfluxDB sends its message as a header, too, except when it refuses credentials.
std::string ServerMessage(const net::HttpResponse& response) {
  const std::string_view header = response.Header("x-influxdb-error");
  if (!header.empty()) return std::string(header);
  if (auto message = ErrorInBody(response.body)) return *std::move(message);
  std::string_view body = response.body;
  while (!body.empty() && (body.back() == '\n' || body.back() == '\r')) body.remove_suffix(1);
  if (body.size() <= kMaxForeignBytes) return std::string(body);
  return std::string(body.substr(0, kMaxForeignBytes)) + "…";
}

}  // namespace

net::HttpRequest InfluxClient::MakeRequest(std::string_view method, std::string_view path,
                                           const std::vector<std::pair<std::string, std::string>>& parameters) const {
  net::HttpRequest request;
  request.method = method;
  request.url = address_.server;
  request.url.path = (address_.server.path == "/" ? std::string() : address_.server.path) + std::string(path);
  request.url.query = net::EncodeQuery(parameters);
  request.basic_auth = address_.credentials;
  request.cancel = cancel_;
  return request;
}

Error InfluxClient::StatusError(const net::HttpResponse& response, std::string_view what) const {
  const std::string message = ServerMessage(response);
  const std::string where = address_.server.Authority();
  switch (response.status) {
    case 400:
      return {ErrorCode::kInvalid, fmt::format("InfluxDB at {} refused the {}: {}", where, what, message)};
    case 401:
      return {
          ErrorCode::kUnauthenticated,
          fmt::format("InfluxDB at {} refused the credentials: {}; the token must be `user:password`", where, message)};
    case 403:
      return {ErrorCode::kPermissionDenied, fmt::format("InfluxDB at {} refused the {}: {}", where, what, message)};
    case 404:
      return {ErrorCode::kNotFound, fmt::format("InfluxDB at {}: {}", where, message)};
    default:
      break;
  }
  ErrorCode code = ErrorCode::kUnavailable;
  if (message.find("not found") != std::string::npos) code = ErrorCode::kNotFound;
  return {code,
          fmt::format("InfluxDB at {} answered the {} with status {}: {}", where, what, response.status, message)};
}

Status InfluxClient::CheckVersion() {
  net::HttpRequest request = MakeRequest("GET", "/ping", {});
  request.retry.attempts = 3;
  FLUX_TRY(const net::HttpResponse response, http_->Send(request));
  std::string_view version = response.Header("x-influxdb-version");
  if (version.starts_with('v')) version.remove_prefix(1);
  if (version.starts_with("1.") || version.starts_with("0.")) return {};
  if (response.status == 401) return std::unexpected(StatusError(response, "request"));
  if (version.empty()) {
    return Fail(ErrorCode::kUnavailable, fmt::format("{} does not answer as an InfluxDB does (status {} for `/ping`)",
                                                     address_.server.Authority(), response.status));
  }
  return Fail(ErrorCode::kUnimplemented, fmt::format("InfluxDB 2.x sources are not supported yet: {} has version {}",
                                                     address_.server.Authority(), version));
}

Status InfluxClient::Query(std::string_view statement, AnswerHandler& handler, uint64_t& received) {
  net::HttpRequest request = MakeRequest(
      "POST", "/query", {{"db", address_.database}, {"epoch", "ns"}, {"chunked", "true"}, {"chunk_size", "10000"}});
  request.headers = {{"Accept", "application/x-msgpack"}, {"Content-Type", "application/x-www-form-urlencoded"}};
  request.body = "q=" + net::EncodeQueryPart(statement);
  // A server that is busy with the query sends nothing, and asking again would only add to that.
  request.idle_timeout = std::chrono::minutes(10);
  request.retry.attempts = 3;
  request.retry.on_time_out = false;
  AnswerDecoder decoder(handler);
  FLUX_TRY(const net::HttpResponse response, http_->Send(request, [&](std::string_view bytes) {
    received += bytes.size();
    return decoder.Feed(bytes);
  }));
  if (response.status != 200) return std::unexpected(StatusError(response, "query"));
  return decoder.Finish();
}

Status InfluxClient::Write(std::string lines) {
  net::HttpRequest request =
      MakeRequest("POST", "/write", {{"db", address_.database}, {"rp", address_.retention_policy}, {"precision", "n"}});
  request.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
  request.body = std::move(lines);
  request.has_gzip_body = true;
  request.retry.attempts = 5;
  FLUX_TRY(const net::HttpResponse response, http_->Send(request));
  if (response.is_success()) return {};
  return std::unexpected(StatusError(response, "write"));
}

}  // namespace flux::influx
