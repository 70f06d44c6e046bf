#include "runtime/influx/influx_client.h"

#include <fmt/format.h>

namespace flux::influx {
namespace {

// InfluxDB sends its message as a header, too, whatever the form of the body.
std::string ServerMessage(const net::HttpResponse& response) {
  const std::string_view header = response.Header("x-influxdb-error");
  return std::string(header.empty() ? std::string_view(response.body) : header);
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
  FLUX_TRY(const net::HttpResponse response, http_.Send(request));
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
  FLUX_TRY(const net::HttpResponse response, http_.Send(request, [&](std::string_view bytes) {
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
  FLUX_TRY(const net::HttpResponse response, http_.Send(request));
  if (response.is_success()) return {};
  return std::unexpected(StatusError(response, "write"));
}

}  // namespace flux::influx
