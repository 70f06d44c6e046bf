#pragma once

// Who sends a request and what they may do: by a token, or by a session that a password began.

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tools/server/records.h"

namespace flux::server {

enum class Action : uint8_t { kRead, kWrite };
// `read` or `write`.
std::string_view ActionName(Action action);

// What an authorization allows: one action on all things of a type, or on those of an organization, or on one.
struct Permission {
  Action action = Action::kRead;
  std::string type;  // `buckets`, `orgs`, …
  Id org, id;        // unset: all
};

// Reads permissions as the API has them. Fails with `kInvalid` on unknown actions and types.
Result<std::vector<Permission>> ParsePermissions(const json::array& permissions);
json::array PermissionsView(const Records& records, const std::vector<Permission>& permissions);
// The types of things for which there may be permissions.
json::array PermissionTypes();
// All that there are, for all things, or those of one organization.
std::vector<Permission> AllPermissions(Id org = {});

// Who asks, and all that they may do.
struct Identity {
  Id user, authorization, org;  // a session has no authorization
  std::vector<Permission> permissions;

  // Whether that includes an action on the things of a type in an organization, or on one of them.
  bool May(Action action, std::string_view type, Id in_org, Id id = {}) const;
};

using IdentityRef = std::shared_ptr<const Identity>;

// May be used from several threads.
class Identities {
 public:
  explicit Identities(Records& records) : records_(records) {}

  // Whose token it is. Fails with `kUnauthenticated` on others, and on those that were switched off.
  Result<IdentityRef> OfToken(std::string_view token);
  // Begins a session; gives its key. Fails with `kUnauthenticated` on a wrong name or password.
  Result<std::string> SignIn(std::string_view user, std::string_view password);
  void SignOut(std::string_view key);
  Result<IdentityRef> OfSession(std::string_view key);
  // Whose name and password these are, for requests in the form of InfluxDB 1.x: those of an authorization that was
  // made for it, or of a user.
  Result<IdentityRef> OfPassword(std::string_view user, std::string_view password);
  // All that a user may do, for what is done in their name. Fails with `kUnauthenticated` on those that are not active.
  Result<IdentityRef> OfUser(Id user) const;

 private:
  struct Session {
    Id user;
    Time end;
  };
  Result<Id> FindUser(std::string_view user, std::string_view password);
  Result<IdentityRef> CheckPassword(std::string_view user, std::string_view password);

  Records& records_;
  std::mutex mutex_;
  uint64_t version_ = ~uint64_t{0};                       // of the authorizations that are known
  std::unordered_map<std::string, IdentityRef> by_hash_;  // of tokens that are active
  std::unordered_map<std::string, Session> sessions_;     // by the hash of the key
  // Names with passwords that were right, by their hashes: to check one is slow on purpose, and clients of InfluxDB 1.x
  // send theirs with each request.
  uint64_t password_version_ = ~uint64_t{0};
  std::unordered_map<std::string, IdentityRef> by_password_;
};

}  // namespace flux::server
