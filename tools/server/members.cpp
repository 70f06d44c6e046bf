// Members and owners of organizations, and what others note as such of buckets and tasks.

#include "fmt/format.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"
#include "tools/server/things.h"

namespace flux::server {

namespace {

// Where it is noted who belongs to a thing: for organizations, what one may do there comes of it.
RecordKind KindOf(const Thing& thing) { return thing.type == "orgs" ? RecordKind::kMember : RecordKind::kThingMember; }

std::string KeyOf(const Thing& thing, Id user) { return MemberKey(thing.id, user); }

// `member` or `owner`, by the path.
std::string RoleOf(const Call& call) {
  return call.request().path.find("/owners") != std::string::npos ? "owner" : "member";
}

json::object MemberView(const Thing& thing, const json::object& user, std::string_view role) {
  json::object view = UserView(user);
  view["role"] = role;
  const std::string self = fmt::format("/api/v2/users/{}", TextIn(user, "id"));
  view["links"] = json::object{{"self", self}};
  if (thing.type == "tasks") view["links"].as_object()["logs"] = self + "/logs";
  return view;
}

}  // namespace

Status GetMembers(Call& call) {
  FLUX_TRY(const Thing thing, ThingOfPath(call, Action::kRead));
  const std::string role = RoleOf(call);
  const Records& records = *call.server().records;
  json::array users;
  for (const RecordRef& member : records.List(KindOf(thing), thing.id.Text() + "/")) {
    if (TextIn(*member, "role") != role) continue;
    const RecordRef user = records.Find(RecordKind::kUser, TextIn(*member, "userID"));
    if (user != nullptr) users.push_back(MemberView(thing, *user, role));
  }
  const std::string self = fmt::format("/api/v2/{}/{}/{}s", thing.type, thing.id.Text(), role);
  return call.SendJson(200, json::object{{"links", json::object{{"self", self}}}, {"users", std::move(users)}});
}

Status PostMember(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto text, FindText(body, "id"));
  if (!text) return Fail(ErrorCode::kInvalid, "user id missing or invalid");
  FLUX_TRY(const Id user_id, ParseId(*text));
  const std::string role = RoleOf(call);
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const Thing thing, ThingOfPath(call, Action::kWrite));
  const RecordRef user = records.Find(RecordKind::kUser, user_id);
  if (user == nullptr) return Fail(ErrorCode::kNotFound, "user not found");
  const std::string key = KeyOf(thing, user_id);
  if (records.Find(KindOf(thing), key) != nullptr)
    return Fail(ErrorCode::kAlreadyExists, fmt::format("mapping for user {} already exists", user_id.Text()));
  FLUX_TRY_STATUS(records.Put(KindOf(thing), key, NewMember(thing.id, user_id, role)));
  return call.SendJson(201, MemberView(thing, *user, role));
}

Status DeleteMember(Call& call) {
  FLUX_TRY(const Id user, call.PathId(1));
  const std::string role = RoleOf(call);
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const Thing thing, ThingOfPath(call, Action::kWrite));
  const RecordRef member = records.Find(KindOf(thing), KeyOf(thing, user));
  if (member != nullptr && TextIn(*member, "role") == role)
    FLUX_TRY_STATUS(records.Remove(KindOf(thing), KeyOf(thing, user)));
  return call.SendNothing();
}

}  // namespace flux::server
