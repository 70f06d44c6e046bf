#include "runtime/influx/server_message.h"

#include <boost/json.hpp>
#include <optional>

#include "runtime/base/text.h"
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

// The value of `error` (1.x) or `message` (2.x).
std::optional<std::string> ErrorInJson(std::string_view text) {
  boost::system::error_code problem;
  const boost::json::value body = boost::json::parse(text, problem);
  const boost::json::object* object = problem ? nullptr : body.if_object();
  if (object == nullptr) return std::nullopt;
  for (const std::string_view key : {"error", "message"}) {
    const boost::json::value* message = object->if_contains(key);
    if (message != nullptr && message->is_string()) return std::string(message->get_string());
  }
  return std::nullopt;
}

// InfluxDB 1.x sends its message as a header, too, except when it refuses credentials.
std::string MessageOf(const net::HttpResponse& response) {
  const std::string_view header = response.Header("x-influxdb-error");
  if (!header.empty()) return std::string(header);
  if (auto message = ErrorInJson(response.body)) return *std::move(message);
  if (auto message = ErrorInMsgpack(response.body)) return *std::move(message);
  std::string_view body = response.body;
  while (!body.empty() && (body.back() == '\n' || body.back() == '\r')) body.remove_suffix(1);
  if (body.empty()) return "no reason was given";
  if (body.size() <= kMaxForeignBytes) return std::string(body);
  return std::string(body.substr(0, kMaxForeignBytes)) + "…";
}

}  // namespace

std::string ServerMessage(const net::HttpResponse& response, std::string_view secret) {
  return WithoutSecret(MessageOf(response), secret);
}

std::string WithoutSecret(std::string_view said, std::string_view secret) {
  return secret.empty() ? std::string(said) : ReplaceAll(said, secret, "***");
}

}  // namespace flux::influx
