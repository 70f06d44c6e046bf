#pragma once

// One request to the API: what was asked, by whom, and the answer to it.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/http/body.h"
#include "tools/server/identity.h"
#include "tools/server/json.h"

namespace flux::server {

struct ServerState;

// Name and password of `Authorization: Basic …` (RFC 7617), if it is that.
std::optional<std::pair<std::string, std::string>> BasicCredentials(std::string_view header);

class Call {
 public:
  Call(ServerState& server, http::Exchange& exchange) : server_(server), exchange_(exchange), answer_(exchange) {}

  ServerState& server() { return server_; }
  const ServerState& server() const { return server_; }
  http::Exchange& exchange() { return exchange_; }
  const http::Request& request() const { return exchange_.request(); }
  http::Answer& answer() { return answer_; }
  const http::Answer& answer() const { return answer_; }

  // The parts of the path that stand for names in the route's pattern, in their order.
  std::vector<std::string> path_arguments;
  // The id that the n-th of them must be.
  Result<Id> PathId(size_t index) const;

  // Whether it is known who asks.
  bool is_known() const { return identity_ != nullptr; }
  // Who asks; only where the route wants to know.
  const Identity& identity() const { return *identity_; }
  // The same for what outlives the call.
  const IdentityRef& shared_identity() const { return identity_; }
  // Finds that out. Fails with `kUnauthenticated`.
  Status Authenticate();
  // The same for requests in the form of InfluxDB 1.x, whose name and password may be parameters or `Basic`; the
  // password may be a token.
  Status AuthenticateOld();
  // Fails with `kUnauthenticated`, as InfluxDB does, when they may not.
  Status Require(Action action, std::string_view type, Id org, Id id = {}) const;
  // Whether they may do that with the things of a type in an organization, or with one.
  bool May(Action action, std::string_view type, Id org, Id id = {}) const {
    return identity().May(action, type, org, id);
  }

  // The key of the session that the request is part of; empty without one.
  std::string_view SessionKey() const;

  // The organization that `orgID` or `org`, a name or an id, names. Fails with `kNotFound` when there is none, and with
  // `kInvalid` when none is named.
  Result<RecordRef> Organization();
  // The same; null when none is named.
  Result<RecordRef> OrganizationIfNamed();

  // The body as JSON, of at most a megabyte.
  Result<json::object> ReadObject();
  // A parameter that is a number from `least` to `most`.
  Result<size_t> Number(std::string_view parameter, size_t fallback, size_t least, size_t most) const;

  // Answers, and ends the answer.
  Status SendJson(int status, const json::value& body);
  // 204.
  Status SendNothing();

 private:
  ServerState& server_;
  http::Exchange& exchange_;
  http::Answer answer_;
  IdentityRef identity_;
};

// Answers with the error, if nothing was sent yet, as InfluxDB does: `{"code": …, "message": …}`.
Status SendError(Call& call, const Error& error);

}  // namespace flux::server
