// Organizations and their secrets.

#include <algorithm>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/wall_clock.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"

namespace flux::server {

namespace {

Result<RecordRef> FindById(Call& call) {
  FLUX_TRY(const Id id, call.PathId(0));
  RecordRef org = call.server().records->Find(RecordKind::kOrganization, id);
  if (org == nullptr) return Fail(ErrorCode::kNotFound, "organization not found");
  return org;
}

// The organization of the path, if one may do that with it.
Result<RecordRef> FindFor(Call& call, Action action, std::string_view type) {
  FLUX_TRY(RecordRef org, FindById(call));
  const Id id = IdIn(*org, "id");
  FLUX_TRY_STATUS(call.Require(action, type, id, type == "orgs" ? id : Id{}));
  return org;
}

Status CheckName(const Records& records, std::string_view name) {
  if (name.empty()) return Fail(ErrorCode::kInvalid, "org name is empty");
  for (const RecordRef& org : records.List(RecordKind::kOrganization)) {
    if (TextIn(*org, "name") == name)
      return Fail(ErrorCode::kAlreadyExists, fmt::format("organization with name {} already exists", ShownName(name)));
  }
  return {};
}

std::string SecretKey(Id org, std::string_view name) { return fmt::format("{}/{}", org.Text(), name); }

}  // namespace

Status GetOrganizations(Call& call) {
  FLUX_TRY(const RecordRef named, call.OrganizationIfNamed());
  json::array orgs;
  for (const RecordRef& org : call.server().records->List(RecordKind::kOrganization)) {
    const Id id = IdIn(*org, "id");
    if (named != nullptr && IdIn(*named, "id") != id) continue;
    if (call.May(Action::kRead, "orgs", id, id)) orgs.push_back(OrganizationView(*org));
  }
  if (named != nullptr && orgs.empty())
    return Fail(ErrorCode::kNotFound,
                fmt::format("organization name \"{}\" not found", ShownName(TextIn(*named, "name"))));
  return call.SendJson(200, json::object{{"links", json::object{{"self", "/api/v2/orgs"}}}, {"orgs", std::move(orgs)}});
}

Status PostOrganization(Call& call) {
  FLUX_TRY_STATUS(call.Require(Action::kWrite, "orgs", {}));
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto name, FindText(body, "name"));
  FLUX_TRY(const auto description, FindText(body, "description"));
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY_STATUS(CheckName(records, name.value_or("")));
  json::object org = NewOrganization(*name, description.value_or(""));
  const Id id = IdIn(org, "id"), user = call.identity().user;
  const RecordWrite writes[] = {
      Put(RecordKind::kOrganization, id, org),
      {RecordKind::kMember, MemberKey(id, user), std::make_shared<const json::object>(NewMember(id, user, "owner"))}};
  FLUX_TRY_STATUS(records.Write(writes));
  return call.SendJson(201, OrganizationView(org));
}

Status GetOrganization(Call& call) {
  FLUX_TRY(const RecordRef org, FindFor(call, Action::kRead, "orgs"));
  return call.SendJson(200, OrganizationView(*org));
}

Status PatchOrganization(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto name, FindText(body, "name"));
  FLUX_TRY(const auto description, FindText(body, "description"));
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef org, FindFor(call, Action::kWrite, "orgs"));
  json::object changed = *org;
  if (name && *name != TextIn(*org, "name")) {
    FLUX_TRY_STATUS(CheckName(records, *name));
    changed["name"] = *name;
  }
  if (description) changed["description"] = *description;
  changed["updatedAt"] = FormatTime(WallClock());
  FLUX_TRY_STATUS(records.Put(RecordKind::kOrganization, IdIn(*org, "id"), changed));
  return call.SendJson(200, OrganizationView(changed));
}

Status DeleteOrganization(Call& call) {
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef org, FindFor(call, Action::kWrite, "orgs"));
  const Id id = IdIn(*org, "id");
  if (org->contains("isHome"))
    return Fail(ErrorCode::kInvalid, "the organization that was set up first cannot be deleted");
  std::vector<RecordWrite> writes = {{RecordKind::kOrganization, id.Text(), nullptr}};
  for (const RecordRef& member : records.List(RecordKind::kMember, id.Text()))
    writes.push_back({RecordKind::kMember, MemberKey(id, IdIn(*member, "userID")), nullptr});
  for (const RecordRef& secret : records.List(RecordKind::kSecret, id.Text()))
    writes.push_back({RecordKind::kSecret, SecretKey(id, TextIn(*secret, "name")), nullptr});
  for (const RecordKind kind : {RecordKind::kAuthorization, RecordKind::kOldAuthorization}) {
    for (const RecordRef& authorization : records.List(kind)) {
      if (IdIn(*authorization, "orgID") == id) writes.push_back({kind, TextIn(*authorization, "id"), nullptr});
    }
  }
  for (const Bucket& bucket : call.server().store->ListBuckets()) {
    if (bucket.is_system || OrganizationOf(records, bucket) != id) continue;
    FLUX_TRY_STATUS(call.server().store->DeleteBucket(bucket.name));
    writes.push_back({RecordKind::kBucket, IdOf(bucket).Text(), nullptr});
  }
  FLUX_TRY_STATUS(records.Write(writes));
  return call.SendNothing();
}

Status GetSecrets(Call& call) {
  FLUX_TRY(const RecordRef org, FindFor(call, Action::kRead, "secrets"));
  const std::string id = TextIn(*org, "id"), path = fmt::format("/api/v2/orgs/{}", id);
  json::array names;
  for (const RecordRef& secret : call.server().records->List(RecordKind::kSecret, id + "/"))
    names.push_back(json::string(TextIn(*secret, "name")));
  return call.SendJson(200, json::object{{"links", json::object{{"org", path}, {"self", path + "/secrets"}}},
                                         {"secrets", std::move(names)}});
}

Status PatchSecrets(Call& call) {
  FLUX_TRY(const RecordRef org, FindFor(call, Action::kWrite, "secrets"));
  const Id id = IdIn(*org, "id");
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const TextCipher* const cipher, CipherOf(call.server()));
  std::vector<RecordWrite> writes;
  for (const auto& [name, value] : body) {
    if (!value.is_string()) return Fail(ErrorCode::kInvalid, "secrets must be strings");
    const std::string key = SecretKey(id, name);
    writes.push_back({RecordKind::kSecret, key,
                      std::make_shared<const json::object>(
                          json::object{{"name", name}, {"value", cipher->Encrypt(value.as_string(), key)}})});
  }
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY_STATUS(records.Write(writes));
  return call.SendNothing();
}

Status PostDeleteSecrets(Call& call) {
  FLUX_TRY(const RecordRef org, FindFor(call, Action::kWrite, "secrets"));
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const json::array* const names, FindArray(body, "secrets"));
  std::vector<RecordWrite> writes;
  for (const json::value& name : names != nullptr ? *names : json::array()) {
    if (!name.is_string()) return Fail(ErrorCode::kInvalid, "`secrets` must hold names");
    writes.push_back({RecordKind::kSecret, SecretKey(IdIn(*org, "id"), name.as_string()), nullptr});
  }
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY_STATUS(records.Write(writes));
  return call.SendNothing();
}

Status DeleteSecret(Call& call) {
  FLUX_TRY(const RecordRef org, FindFor(call, Action::kWrite, "secrets"));
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY_STATUS(records.Remove(RecordKind::kSecret, SecretKey(IdIn(*org, "id"), call.path_arguments.at(1))));
  return call.SendNothing();
}

Result<const TextCipher*> CipherOf(ServerState& server) {
  const std::lock_guard lock(server.cipher_mutex);
  if (!server.cipher) {
    FLUX_TRY(server.cipher, TextCipher::FromKeyFile(server.options.key_file));
  }
  return &*server.cipher;
}

Result<std::string> ReadSecret(ServerState& server, Id org, std::string_view name) {
  const std::string key = SecretKey(org, name);
  const RecordRef secret = server.records->Find(RecordKind::kSecret, key);
  if (secret == nullptr)
    return Fail(ErrorCode::kNotFound, fmt::format("secret key \"{}\" not found in the organization", ShownName(name)));
  FLUX_TRY(const TextCipher* const cipher, CipherOf(server));
  return cipher->Decrypt(TextIn(*secret, "value"), key);
}

}  // namespace flux::server
