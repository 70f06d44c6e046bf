// The first user, organization, bucket and token; signing in and out.

#include <algorithm>

#include "fmt/format.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"

namespace flux::server {

namespace {

Status CheckGiven(std::string_view what, std::string_view text) {
  if (!text.empty()) return {};
  return Fail(ErrorCode::kInvalid, fmt::format("setup needs the member `{}`", what));
}

}  // namespace

Result<SetupRecords> SetUp(ServerState& server, const SetupRequest& request) {
  const std::lock_guard lock(server.records->writing());
  if (IsSetUp(*server.records)) return Fail(ErrorCode::kAlreadyExists, "onboarding has already been completed");
  FLUX_TRY_STATUS(CheckGiven("username", request.user));
  FLUX_TRY_STATUS(CheckGiven("org", request.org));
  FLUX_TRY_STATUS(CheckGiven("bucket", request.bucket));
  if (!request.password.empty()) FLUX_TRY_STATUS(CheckPassword(request.password));
  SetupRecords made;
  // A store may have been written to before anybody served it.
  Result<Bucket> bucket = server.store->FindBucket(request.bucket);
  if (!bucket) bucket = server.store->CreateBucket(request.bucket, request.retention);
  FLUX_TRY(made.bucket, std::move(bucket));
  json::object org = NewOrganization(request.org, "");
  org["isHome"] = true;
  json::object user = NewUser(request.user);
  user["isOperator"] = true;
  if (!request.password.empty()) user["passwordHash"] = HashPassword(request.password);
  const Id org_id = IdIn(org, "id"), user_id = IdIn(user, "id");
  made.token = request.token.empty() ? MakeToken() : request.token;
  json::object authorization = NewAuthorization({.org = org_id,
                                                 .user = user_id,
                                                 .description = fmt::format("{}'s Token", request.user),
                                                 .token = made.token,
                                                 .permissions = PermissionsView(*server.records, AllPermissions())});
  const Id authorization_id = IdIn(authorization, "id");
  const RecordWrite writes[] = {
      Put(RecordKind::kOrganization, org_id, std::move(org)),
      Put(RecordKind::kUser, user_id, std::move(user)),
      {RecordKind::kMember, MemberKey(org_id, user_id),
       std::make_shared<const json::object>(NewMember(org_id, user_id, "owner"))},
      Put(RecordKind::kAuthorization, authorization_id, std::move(authorization)),
  };
  FLUX_TRY_STATUS(server.records->Write(writes));
  made.org = writes[0].record;
  made.user = writes[1].record;
  made.authorization = writes[3].record;
  return made;
}

Status GetSetup(Call& call) { return call.SendJson(200, json::object{{"allowed", !IsSetUp(*call.server().records)}}); }

Status PostSetup(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  SetupRequest request;
  FLUX_TRY(const auto user, FindText(body, "username"));
  FLUX_TRY(const auto password, FindText(body, "password"));
  FLUX_TRY(const auto org, FindText(body, "org"));
  FLUX_TRY(const auto bucket, FindText(body, "bucket"));
  FLUX_TRY(const auto token, FindText(body, "token"));
  FLUX_TRY(const auto retention, FindInt(body, "retentionPeriodSeconds"));
  request.user = user.value_or("");
  request.password = password.value_or("");
  request.org = org.value_or("");
  request.bucket = bucket.value_or("");
  request.token = token.value_or("");
  FLUX_TRY(request.retention, RetentionOfSeconds(retention.value_or(0)));
  FLUX_TRY(const SetupRecords made, SetUp(call.server(), request));
  return call.SendJson(201, json::object{{"user", UserView(*made.user)},
                                         {"bucket", BucketView(call.server(), made.bucket)},
                                         {"org", OrganizationView(*made.org)},
                                         {"auth", AuthorizationView(call.server(), *made.authorization, made.token)}});
}

Status PostSignIn(Call& call) {
  const auto credentials = BasicCredentials(call.request().Header("Authorization"));
  if (!credentials) return Fail(ErrorCode::kUnauthenticated, "unauthorized access");
  FLUX_TRY(const std::string key, call.server().identities.SignIn(credentials->first, credentials->second));
  call.answer().AddHeader("Set-Cookie", fmt::format("{}={}; Path=/api/; HttpOnly; SameSite=Strict{}", kSessionCookie,
                                                    key, call.request().is_secure ? "; Secure" : ""));
  return call.SendNothing();
}

Status PostSignOut(Call& call) {
  call.server().identities.SignOut(call.SessionKey());
  return call.SendNothing();
}

}  // namespace flux::server
