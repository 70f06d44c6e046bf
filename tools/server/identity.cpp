#include "tools/server/identity.h"

#include <algorithm>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/wall_clock.h"
#include "tools/server/secret_text.h"

namespace flux::server {

namespace {

constexpr Duration kSessionLength{0, 3600 * kNsPerSecond};

constexpr std::string_view kTypes[] = {"authorizations", "buckets",     "dashboards",        "orgs",
                                       "sources",        "tasks",       "telegrafs",         "users",
                                       "variables",      "scrapers",    "secrets",           "labels",
                                       "views",          "documents",   "notificationRules", "notificationEndpoints",
                                       "checks",         "dbrp",        "notebooks",         "annotations",
                                       "remotes",        "replications"};
// Permissions may be for it, but nobody has them.
constexpr std::string_view kInstance = "instance";

std::unexpected<Error> Unauthorized() { return Fail(ErrorCode::kUnauthenticated, "unauthorized access"); }

Result<Id> OptionalId(const json::object& object, std::string_view name) {
  FLUX_TRY(const auto text, FindText(object, name));
  if (!text || text->empty()) return Id{};
  return ParseId(*text);
}

}  // namespace

std::string_view ActionName(Action action) { return action == Action::kRead ? "read" : "write"; }

Result<std::vector<Permission>> ParsePermissions(const json::array& permissions) {
  std::vector<Permission> parsed;
  for (const json::value& item : permissions) {
    if (!item.is_object()) return Fail(ErrorCode::kInvalid, "a permission must be an object");
    FLUX_TRY(const auto action, FindText(item.as_object(), "action"));
    FLUX_TRY(const json::object* const resource, FindObject(item.as_object(), "resource"));
    if (!action || (*action != "read" && *action != "write"))
      return Fail(ErrorCode::kInvalid, "invalid action type for permission: unknown action for permission");
    if (resource == nullptr) return Fail(ErrorCode::kInvalid, "a permission must have a `resource`");
    Permission& permission = parsed.emplace_back();
    permission.action = *action == "read" ? Action::kRead : Action::kWrite;
    permission.type = TextIn(*resource, "type");
    if (permission.type != kInstance && std::ranges::find(kTypes, permission.type) == std::end(kTypes))
      return Fail(ErrorCode::kInvalid, "invalid resource type for permission: unknown resource type for permission");
    FLUX_TRY(permission.org, OptionalId(*resource, "orgID"));
    FLUX_TRY(permission.id, OptionalId(*resource, "id"));
  }
  return parsed;
}

json::array PermissionsView(const Records& records, const std::vector<Permission>& permissions) {
  json::array view;
  for (const Permission& permission : permissions) {
    json::object resource;
    if (permission.id.is_set()) resource["id"] = permission.id.Text();
    resource["type"] = permission.type;
    if (permission.org.is_set()) {
      resource["orgID"] = permission.org.Text();
      const RecordRef org = records.Find(RecordKind::kOrganization, permission.org);
      if (org != nullptr) resource["org"] = TextIn(*org, "name");
    }
    view.push_back(json::object{{"action", ActionName(permission.action)}, {"resource", std::move(resource)}});
  }
  return view;
}

json::array PermissionTypes() {
  json::array types(std::begin(kTypes), std::end(kTypes));
  types.push_back(json::string(kInstance));
  return types;
}

std::vector<Permission> AllPermissions(Id org) {
  std::vector<Permission> all;
  for (const std::string_view type : kTypes) {
    for (const Action action : {Action::kRead, Action::kWrite}) all.push_back({action, std::string(type), org, {}});
  }
  return all;
}

bool Identity::May(Action action, std::string_view type, Id in_org, Id id) const {
  return std::ranges::any_of(permissions, [&](const Permission& permission) {
    return permission.action == action && permission.type == type &&
           (!permission.org.is_set() || permission.org == in_org || (type == "orgs" && permission.org == id)) &&
           (!permission.id.is_set() || permission.id == id);
  });
}

namespace {

Result<IdentityRef> OfAuthorization(const json::object& record) {
  FLUX_TRY(const json::array* const permissions, FindArray(record, "permissions"));
  Identity identity;
  FLUX_TRY(identity.user, ParseId(TextIn(record, "userID")));
  FLUX_TRY(identity.authorization, ParseId(TextIn(record, "id")));
  FLUX_TRY(identity.org, ParseId(TextIn(record, "orgID")));
  FLUX_TRY(identity.permissions, ParsePermissions(permissions != nullptr ? *permissions : json::array()));
  return std::make_shared<const Identity>(std::move(identity));
}

bool IsActive(const json::object& record) { return TextIn(record, "status") == "active"; }

}  // namespace

Result<IdentityRef> Identities::OfToken(std::string_view token) {
  const std::string hash = HashToken(token);
  const std::lock_guard lock(mutex_);
  if (const uint64_t version = records_.version(RecordKind::kAuthorization); version != version_) {
    by_hash_.clear();
    for (const RecordRef& record : records_.List(RecordKind::kAuthorization)) {
      if (!IsActive(*record)) continue;
      FLUX_TRY(IdentityRef identity, OfAuthorization(*record));
      by_hash_.emplace(TextIn(*record, "tokenHash"), std::move(identity));
    }
    version_ = version;
  }
  const auto found = by_hash_.find(hash);
  if (found == by_hash_.end()) return Unauthorized();
  return found->second;
}

Result<Id> Identities::FindUser(std::string_view user, std::string_view password) {
  for (const RecordRef& record : records_.List(RecordKind::kUser)) {
    if (TextIn(*record, "name") != user) continue;
    const std::string hash = TextIn(*record, "passwordHash");
    if (hash.empty() || !IsActive(*record) || !IsPassword(password, hash)) return Unauthorized();
    return ParseId(TextIn(*record, "id"));
  }
  return Unauthorized();
}

// Owners of an organization may do everything there; who began the server, everything; members may read.
Result<IdentityRef> Identities::OfUser(Id user) const {
  const RecordRef record = records_.Find(RecordKind::kUser, user);
  if (record == nullptr || !IsActive(*record)) return Unauthorized();
  Identity identity;
  identity.user = user;
  FLUX_TRY(const auto is_operator, FindBool(*record, "isOperator"));
  if (is_operator.value_or(false)) identity.permissions = AllPermissions();
  for (const RecordRef& member : records_.List(RecordKind::kMember)) {
    if (TextIn(*member, "userID") != user.Text()) continue;
    FLUX_TRY(const Id org, ParseId(TextIn(*member, "orgID")));
    if (!identity.org.is_set()) identity.org = org;
    const bool is_owner = TextIn(*member, "role") == "owner";
    for (Permission& permission : AllPermissions(org)) {
      if (is_owner || permission.action == Action::kRead) identity.permissions.push_back(std::move(permission));
    }
  }
  for (const Action action : {Action::kRead, Action::kWrite})
    identity.permissions.push_back({action, "users", {}, user});
  return std::make_shared<const Identity>(std::move(identity));
}

Result<IdentityRef> Identities::CheckPassword(std::string_view user, std::string_view password) {
  for (const RecordRef& record : records_.List(RecordKind::kOldAuthorization)) {
    if (TextIn(*record, "name") != user) continue;
    const std::string hash = TextIn(*record, "passwordHash");
    if (hash.empty() || !IsActive(*record) || !IsPassword(password, hash)) return Unauthorized();
    return OfAuthorization(*record);
  }
  FLUX_TRY(const Id id, FindUser(user, password));
  return OfUser(id);
}

Result<IdentityRef> Identities::OfPassword(std::string_view user, std::string_view password) {
  const uint64_t version = records_.version(RecordKind::kUser) + records_.version(RecordKind::kMember) +
                           records_.version(RecordKind::kOldAuthorization);
  const std::string hash = HashToken(fmt::format("{}:{}:{}", user.size(), user, password));
  {
    const std::lock_guard lock(mutex_);
    if (version != password_version_) by_password_.clear();
    password_version_ = version;
    if (const auto found = by_password_.find(hash); found != by_password_.end()) return found->second;
  }
  FLUX_TRY(IdentityRef identity, CheckPassword(user, password));
  const std::lock_guard lock(mutex_);
  if (version == password_version_) by_password_.emplace(hash, identity);
  return identity;
}

Result<std::string> Identities::SignIn(std::string_view user, std::string_view password) {
  FLUX_TRY(const Id id, FindUser(user, password));
  std::string key = MakeToken();
  const std::lock_guard lock(mutex_);
  const Time now = WallClock();
  std::erase_if(sessions_, [&](const auto& session) { return session.second.end < now; });
  sessions_.emplace(HashToken(key), Session{id, Time{now.ns + kSessionLength.ns}});
  return key;
}

void Identities::SignOut(std::string_view key) {
  const std::lock_guard lock(mutex_);
  sessions_.erase(HashToken(key));
}

// Who uses a session keeps it.
Result<IdentityRef> Identities::OfSession(std::string_view key) {
  Id user;
  {
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(HashToken(key));
    const Time now = WallClock();
    if (found == sessions_.end() || found->second.end < now) return Unauthorized();
    found->second.end.ns = now.ns + kSessionLength.ns;
    user = found->second.user;
  }
  return OfUser(user);
}

}  // namespace flux::server
