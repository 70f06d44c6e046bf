#include "tools/fluxc/server_client.h"

#include <boost/json/parse.hpp>
#include <cstdlib>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "tools/fluxc/interrupt.h"

namespace flux::cli {

namespace {

constexpr const char* kUsualUrl = "http://127.0.0.1:8086";
constexpr int kUnauthorized = 401, kNotFound = 404;

std::string OrEnvironment(const std::string& option, const char* name, const char* otherwise) {
  if (!option.empty()) return option;
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? value : otherwise;
}

// The message of an error that is JSON.
std::string MessageIn(std::string_view body) {
  boost::system::error_code error;
  const json::value value = json::parse(body, error);
  if (error || !value.is_object()) return {};
  const std::string message = Text(value.as_object(), "message");
  return message.empty() ? Text(value.as_object(), "error") : message;
}

}  // namespace

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

Result<ServerClient> ServerClient::Make(const Options& options) {
  ServerClient client;
  FLUX_TRY(client.url_, net::ParseUrl(OrEnvironment(options.host, "INFLUX_HOST", kUsualUrl)));
  client.token_ = OrEnvironment(options.token, "INFLUX_TOKEN", "");
  return client;
}

Result<net::HttpResponse> ServerClient::Send(std::string_view method, std::string_view path, std::string body) {
  net::HttpRequest request;
  request.method = method;
  request.url = url_;
  const size_t query = std::min(path.find('?'), path.size());
  request.url.path = path.substr(0, query);
  if (query < path.size()) request.url.query = path.substr(query + 1);
  if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
  request.body = std::move(body);
  if (!token_.empty()) request.headers.emplace_back("Authorization", "Token " + token_);
  request.cancel = &Interrupt();
  return client_->Send(request);
}

std::unexpected<Error> ServerClient::Refused(const net::HttpResponse& response) const {
  const std::string message = MessageIn(response.body);
  return flux::Fail(
      ErrorCode::kUnavailable,
      fmt::format("{} answers {}{}{}{}", url_.Authority(), response.status, message.empty() ? "" : ": ", message,
                  response.status == kUnauthorized ? "; give its token by `--token` or $INFLUX_TOKEN" : ""));
}

Result<std::string> ServerClient::Ask(std::string_view method, std::string_view path, std::string body) {
  FLUX_TRY(net::HttpResponse response, Send(method, path, std::move(body)));
  if (!response.is_success()) return Refused(response);
  return std::move(response.body);
}

Result<std::optional<std::string>> ServerClient::Find(std::string_view path) {
  FLUX_TRY(net::HttpResponse response, Send("GET", path, {}));
  if (response.status == kNotFound) return std::nullopt;
  if (!response.is_success()) return Refused(response);
  return std::move(response.body);
}

Result<json::object> ServerClient::AskJson(std::string_view method, std::string_view path, std::string body) {
  FLUX_TRY(const std::string text, Ask(method, path, std::move(body)));
  boost::system::error_code error;
  json::value value = json::parse(text, error);
  if (!error && value.is_object()) return std::move(value.as_object());
  return flux::Fail(ErrorCode::kUnavailable, fmt::format("{} does not answer as a server of ours", url_.Authority()));
}

}  // namespace flux::cli
