// Tokens and what they allow; and names with passwords for requests in the form of InfluxDB 1.x, which allow the same.

#include <algorithm>

#include "fmt/format.h"
#include "runtime/base/wall_clock.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"

namespace flux::server {

namespace {

constexpr std::string_view kOldPath = "/private/legacy/authorizations", kPath = "/api/v2/authorizations";

// Which of the two the request is about.
bool IsOld(const Call& call) { return call.request().path.starts_with(kOldPath); }
std::string_view PathOf(const Call& call) { return IsOld(call) ? kOldPath : kPath; }
RecordKind KindOf(const Call& call) { return IsOld(call) ? RecordKind::kOldAuthorization : RecordKind::kAuthorization; }

Result<RecordRef> FindFor(Call& call, Action action) {
  FLUX_TRY(const Id id, call.PathId(0));
  RecordRef found = call.server().records->Find(KindOf(call), id);
  if (found == nullptr) return Fail(ErrorCode::kNotFound, "authorization not found");
  FLUX_TRY_STATUS(call.Require(action, "authorizations", IdIn(*found, "orgID"), id));
  return found;
}

// Nobody can give away more than they have.
Status CheckHeld(const Call& call, const std::vector<Permission>& permissions) {
  for (const Permission& permission : permissions) {
    if (!call.May(permission.action, permission.type, permission.org, permission.id))
      return Fail(ErrorCode::kPermissionDenied, "permission denied: the token would allow more than its maker may do");
  }
  return {};
}

// `token` is empty but in the answer to whoever made it. The names of the old ones are no secrets.
json::object ViewOf(const Call& call, const json::object& authorization, std::string_view token = "") {
  json::object view =
      AuthorizationView(call.server(), authorization, IsOld(call) ? TextIn(authorization, "name") : token);
  view["links"].as_object()["self"] = fmt::format("{}/{}", PathOf(call), TextIn(authorization, "id"));
  return view;
}

RecordRef FindByName(const Records& records, std::string_view name) {
  for (const RecordRef& record : records.List(RecordKind::kOldAuthorization)) {
    if (TextIn(*record, "name") == name) return record;
  }
  return nullptr;
}

Status CheckNewName(const Records& records, std::string_view name) {
  if (name.empty()) return Fail(ErrorCode::kInvalid, "token required for v1 user authorization type");
  if (FindByName(records, name) != nullptr) return Fail(ErrorCode::kAlreadyExists, "token already exists");
  return {};
}

Status CheckStatus(std::string_view status) {
  if (status == "active" || status == "inactive") return {};
  return Fail(ErrorCode::kInvalid, "`status` must be `active` or `inactive`");
}

}  // namespace

Status GetAuthorizations(Call& call) {
  FLUX_TRY(const RecordRef org, call.OrganizationIfNamed());
  const std::string_view user = call.request().ParameterOrEmpty("userID");
  const std::string_view name = IsOld(call) ? call.request().ParameterOrEmpty("token") : "";
  const Records& records = *call.server().records;
  json::array list;
  for (const RecordRef& record : records.List(KindOf(call))) {
    if (!name.empty() && TextIn(*record, "name") != name) continue;
    const Id in_org = IdIn(*record, "orgID");
    if (org != nullptr && IdIn(*org, "id") != in_org) continue;
    if (!user.empty() && TextIn(*record, "userID") != user) continue;
    if (call.May(Action::kRead, "authorizations", in_org, IdIn(*record, "id"))) list.push_back(ViewOf(call, *record));
  }
  if (!name.empty() && list.empty()) return Fail(ErrorCode::kNotFound, "authorization not found");
  return call.SendJson(
      200, json::object{{"links", json::object{{"self", PathOf(call)}}}, {"authorizations", std::move(list)}});
}

Status PostAuthorization(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto org_id, FindText(body, "orgID"));
  FLUX_TRY(const auto user_id, FindText(body, "userID"));
  FLUX_TRY(const auto description, FindText(body, "description"));
  FLUX_TRY(const auto status, FindText(body, "status"));
  FLUX_TRY(const auto name, FindText(body, "token"));
  FLUX_TRY(const json::array* const wanted, FindArray(body, "permissions"));
  if (wanted == nullptr || wanted->empty()) return Fail(ErrorCode::kInvalid, "authorization must include permissions");
  FLUX_TRY(const std::vector<Permission> permissions, ParsePermissions(*wanted));
  FLUX_TRY(const Id org, ParseId(org_id.value_or("")));
  Id user = call.identity().user;
  if (user_id && !user_id->empty()) {
    FLUX_TRY(user, ParseId(*user_id));
  }
  FLUX_TRY_STATUS(CheckStatus(status.value_or("active")));
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  if (records.Find(RecordKind::kOrganization, org) == nullptr)
    return Fail(ErrorCode::kNotFound, "organization not found");
  if (records.Find(RecordKind::kUser, user) == nullptr) return Fail(ErrorCode::kNotFound, "user not found");
  FLUX_TRY_STATUS(call.Require(Action::kWrite, "authorizations", org));
  FLUX_TRY_STATUS(CheckHeld(call, permissions));
  if (IsOld(call)) FLUX_TRY_STATUS(CheckNewName(records, name.value_or("")));
  const std::string token = IsOld(call) ? "" : MakeToken();
  json::object made = NewAuthorization({.org = org,
                                        .user = user,
                                        .description = description.value_or(""),
                                        .token = token,
                                        .permissions = PermissionsView(records, permissions)});
  made["status"] = status.value_or("active");
  if (IsOld(call)) made["name"] = *name;
  FLUX_TRY_STATUS(records.Put(KindOf(call), IdIn(made, "id"), made));
  return call.SendJson(201, ViewOf(call, made, token));
}

Status GetAuthorization(Call& call) {
  FLUX_TRY(const RecordRef found, FindFor(call, Action::kRead));
  return call.SendJson(200, ViewOf(call, *found));
}

Status PatchAuthorization(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto description, FindText(body, "description"));
  FLUX_TRY(const auto status, FindText(body, "status"));
  if (status) FLUX_TRY_STATUS(CheckStatus(*status));
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef found, FindFor(call, Action::kWrite));
  json::object changed = *found;
  if (description) changed["description"] = *description;
  if (status) changed["status"] = *status;
  changed["updatedAt"] = FormatTime(WallClock());
  FLUX_TRY_STATUS(records.Put(KindOf(call), IdIn(*found, "id"), changed));
  return call.SendJson(200, ViewOf(call, changed));
}

Status DeleteAuthorization(Call& call) {
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef found, FindFor(call, Action::kWrite));
  FLUX_TRY_STATUS(records.Remove(KindOf(call), TextIn(*found, "id")));
  return call.SendNothing();
}

Status PostAuthorizationPassword(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto password, FindText(body, "password"));
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef found, FindFor(call, Action::kWrite));
  FLUX_TRY_STATUS(CheckPassword(password.value_or("")));
  json::object changed = *found;
  changed["passwordHash"] = HashPassword(*password);
  FLUX_TRY_STATUS(records.Put(KindOf(call), IdIn(*found, "id"), std::move(changed)));
  return call.SendNothing();
}

Status GetResourceTypes(Call& call) { return call.SendJson(200, PermissionTypes()); }

}  // namespace flux::server
