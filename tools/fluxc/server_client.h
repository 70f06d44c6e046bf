#pragma once

// Requests of commands to a server of ours.

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/net/http_client.h"
#include "tools/fluxc/options.h"

namespace flux::cli {

namespace json = boost::json;

// One server, named by `--host` and `--token`, or by $INFLUX_HOST and $INFLUX_TOKEN.
class ServerClient {
 public:
  // Fails on what is not a URL.
  static Result<ServerClient> Make(const Options& options);

  // Gives the body; nothing when there is no such thing. Fails as `Ask` does.
  Result<std::optional<std::string>> Find(std::string_view path);
  // Gives the body of an answer of success; `body` may be empty. Fails with what the server says.
  Result<std::string> Ask(std::string_view method, std::string_view path, std::string body = {});
  // The same for answers that are JSON objects.
  Result<json::object> AskJson(std::string_view method, std::string_view path, std::string body = {});

 private:
  ServerClient() = default;
  Result<net::HttpResponse> Send(std::string_view method, std::string_view path, std::string body);
  std::unexpected<Error> Refused(const net::HttpResponse& response) const;

  net::Url url_;
  std::string token_;
  std::unique_ptr<net::HttpClient> client_ = std::make_unique<net::HttpClient>();
};

// What a member says, fit for a terminal; empty when there is none, as in the answer of a server that is not ours.
std::string Text(const json::object& object, std::string_view name);
// Members that are objects and arrays; empty when they are not.
json::object Member(const json::object& object, std::string_view name);
json::array List(const json::object& object, std::string_view name);

}  // namespace flux::cli
