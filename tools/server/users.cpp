// Users and their passwords.

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"

namespace flux::server {

namespace {

Result<RecordRef> FindUser(Call& call, Id id) {
  RecordRef user = call.server().records->Find(RecordKind::kUser, id);
  if (user == nullptr) return Fail(ErrorCode::kNotFound, "user not found");
  return user;
}

// The user of the path, if one may do that with them.
Result<RecordRef> FindFor(Call& call, Action action) {
  FLUX_TRY(const Id id, call.PathId(0));
  FLUX_TRY(RecordRef user, FindUser(call, id));
  FLUX_TRY_STATUS(call.Require(action, "users", {}, id));
  return user;
}

Status CheckName(const Records& records, std::string_view name) {
  if (name.empty()) return Fail(ErrorCode::kInvalid, "user name is empty");
  for (const RecordRef& user : records.List(RecordKind::kUser)) {
    if (TextIn(*user, "name") == name)
      return Fail(ErrorCode::kAlreadyExists, fmt::format("user with name {} already exists", ShownName(name)));
  }
  return {};
}

Status SetPassword(Call& call, const json::object& user, std::string_view password) {
  FLUX_TRY_STATUS(CheckPassword(password));
  json::object changed = user;
  changed["passwordHash"] = HashPassword(password);
  FLUX_TRY_STATUS(call.server().records->Put(RecordKind::kUser, IdIn(user, "id"), std::move(changed)));
  return call.SendNothing();
}

Result<std::string> PasswordOf(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto password, FindText(body, "password"));
  return password.value_or("");
}

}  // namespace

Status GetMe(Call& call) {
  FLUX_TRY(const RecordRef user, FindUser(call, call.identity().user));
  return call.SendJson(200, UserView(*user));
}

Status PutMyPassword(Call& call) {
  FLUX_TRY(const std::string password, PasswordOf(call));
  const std::lock_guard lock(call.server().records->writing());
  FLUX_TRY(const RecordRef user, FindUser(call, call.identity().user));
  return SetPassword(call, *user, password);
}

Status GetUsers(Call& call) {
  const std::string_view name = call.request().ParameterOrEmpty("name"), id = call.request().ParameterOrEmpty("id");
  json::array users;
  for (const RecordRef& user : call.server().records->List(RecordKind::kUser)) {
    if (!name.empty() && TextIn(*user, "name") != name) continue;
    if (!id.empty() && TextIn(*user, "id") != id) continue;
    if (call.May(Action::kRead, "users", {}, IdIn(*user, "id"))) users.push_back(UserView(*user));
  }
  if (!name.empty() && users.empty()) return Fail(ErrorCode::kNotFound, "user not found");
  return call.SendJson(200,
                       json::object{{"links", json::object{{"self", "/api/v2/users"}}}, {"users", std::move(users)}});
}

Status PostUser(Call& call) {
  FLUX_TRY_STATUS(call.Require(Action::kWrite, "users", {}));
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto name, FindText(body, "name"));
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY_STATUS(CheckName(records, name.value_or("")));
  json::object user = NewUser(*name);
  FLUX_TRY_STATUS(records.Put(RecordKind::kUser, IdIn(user, "id"), user));
  return call.SendJson(201, UserView(user));
}

Status GetUser(Call& call) {
  FLUX_TRY(const RecordRef user, FindFor(call, Action::kRead));
  return call.SendJson(200, UserView(*user));
}

Status PatchUser(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto name, FindText(body, "name"));
  FLUX_TRY(const auto status, FindText(body, "status"));
  if (status && *status != "active" && *status != "inactive")
    return Fail(ErrorCode::kInvalid, "`status` must be `active` or `inactive`");
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef user, FindFor(call, Action::kWrite));
  json::object changed = *user;
  if (name && *name != TextIn(*user, "name")) {
    FLUX_TRY_STATUS(CheckName(records, *name));
    changed["name"] = *name;
  }
  if (status) changed["status"] = *status;
  FLUX_TRY_STATUS(records.Put(RecordKind::kUser, IdIn(*user, "id"), changed));
  return call.SendJson(200, UserView(changed));
}

Status DeleteUser(Call& call) {
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef user, FindFor(call, Action::kWrite));
  const Id id = IdIn(*user, "id");
  std::vector<RecordWrite> writes = {{RecordKind::kUser, id.Text(), nullptr}};
  for (const RecordRef& member : records.List(RecordKind::kMember)) {
    if (IdIn(*member, "userID") == id)
      writes.push_back({RecordKind::kMember, MemberKey(IdIn(*member, "orgID"), id), nullptr});
  }
  for (const RecordKind kind : {RecordKind::kAuthorization, RecordKind::kOldAuthorization}) {
    for (const RecordRef& authorization : records.List(kind)) {
      if (IdIn(*authorization, "userID") == id) writes.push_back({kind, TextIn(*authorization, "id"), nullptr});
    }
  }
  FLUX_TRY_STATUS(records.Write(writes));
  return call.SendNothing();
}

Status PostUserPassword(Call& call) {
  FLUX_TRY(const std::string password, PasswordOf(call));
  const std::lock_guard lock(call.server().records->writing());
  FLUX_TRY(const RecordRef user, FindFor(call, Action::kWrite));
  return SetPassword(call, *user, password);
}

}  // namespace flux::server
