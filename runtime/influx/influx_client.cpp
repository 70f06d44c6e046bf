#include "runtime/influx/influx_client.h"

#include <fmt/format.h>

#include "runtime/influx/flux_client.h"
#include "runtime/influx/server_message.h"

namespace flux::influx {
net::HttpRequest InfluxClient::MakeRequest(std::string_view method, std::string_view path,
                                           const std::vector<std::pair<std::string, std::string>>& parameters) const {
  net::HttpRequest request;
  request.method = method;
  request.url = Under(address_.server, path);
  request.url.query = net::EncodeQuery(parameters);
  request.basic_auth = address_.credentials;
  request.cancel = cancel_;
  return request;
}

Error InfluxClient::StatusError(const net::HttpResponse& response, std::string_view what) const {
  const std::string message =
      ServerMessage(response, address_.credentials ? std::string_view(address_.credentials->password) : "");
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
  if (response.is_success()) return CheckWritten(response, address_.server);
  return std::unexpected(StatusError(response, "write"));
}

}  // namespace flux::influx
