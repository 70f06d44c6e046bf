// Tokens and what they allow.

#include <algorithm>

#include "runtime/base/wall_clock.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"

namespace flux::server {

namespace {

Result<RecordRef> FindFor(Call& call, Action action) {
  FLUX_TRY(const Id id, call.PathId(0));
  RecordRef found = call.server().records->Find(RecordKind::kAuthorization, id);
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

Status CheckStatus(std::string_view status) {
  if (status == "active" || status == "inactive") return {};
  return Fail(ErrorCode::kInvalid, "`status` must be `active` or `inactive`");
}

}  // namespace

Status GetAuthorizations(Call& call) {
  FLUX_TRY(const RecordRef org, call.OrganizationIfNamed());
  const std::string_view user = call.request().ParameterOrEmpty("userID");
  const Records& records = *call.server().records;
  json::array list;
  for (const RecordRef& record : records.List(RecordKind::kAuthorization)) {
    const Id in_org = IdIn(*record, "orgID");
    if (org != nullptr && IdIn(*org, "id") != in_org) continue;
    if (!user.empty() && TextIn(*record, "userID") != user) continue;
    if (call.May(Action::kRead, "authorizations", in_org, IdIn(*record, "id")))
      list.push_back(AuthorizationView(call.server(), *record, ""));
  }
  return call.SendJson(200, json::object{{"links", json::object{{"self", "/api/v2/authorizations"}}},
                                         {"authorizations", std::move(list)}});
}

Status PostAuthorization(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto org_id, FindText(body, "orgID"));
  FLUX_TRY(const auto user_id, FindText(body, "userID"));
  FLUX_TRY(const auto description, FindText(body, "description"));
  FLUX_TRY(const auto status, FindText(body, "status"));
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
  const std::string token = MakeToken();
  json::object made = NewAuthorization({.org = org,
                                        .user = user,
                                        .description = description.value_or(""),
                                        .token = token,
                                        .permissions = PermissionsView(records, permissions)});
  made["status"] = status.value_or("active");
  FLUX_TRY_STATUS(records.Put(RecordKind::kAuthorization, IdIn(made, "id"), made));
  return call.SendJson(201, AuthorizationView(call.server(), made, token));
}

Status GetAuthorization(Call& call) {
  FLUX_TRY(const RecordRef found, FindFor(call, Action::kRead));
  return call.SendJson(200, AuthorizationView(call.server(), *found, ""));
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
  FLUX_TRY_STATUS(records.Put(RecordKind::kAuthorization, IdIn(*found, "id"), changed));
  return call.SendJson(200, AuthorizationView(call.server(), changed, ""));
}

Status DeleteAuthorization(Call& call) {
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef found, FindFor(call, Action::kWrite));
  FLUX_TRY_STATUS(records.Remove(RecordKind::kAuthorization, TextIn(*found, "id")));
  return call.SendNothing();
}

}  // namespace flux::server
