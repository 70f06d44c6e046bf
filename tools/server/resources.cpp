#include "tools/server/resources.h"

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/wall_clock.h"

namespace flux::server {

json::object OrganizationView(const json::object& org) {
  const std::string id = TextIn(org, "id"), name = TextIn(org, "name");
  const std::string self = fmt::format("/api/v2/orgs/{}", id);
  return {{"links", json::object{{"self", self},
                                 {"buckets", fmt::format("/api/v2/buckets?org={}", name)},
                                 {"dashboards", fmt::format("/api/v2/dashboards?org={}", name)},
                                 {"tasks", fmt::format("/api/v2/tasks?org={}", name)},
                                 {"labels", self + "/labels"},
                                 {"logs", self + "/logs"},
                                 {"members", self + "/members"},
                                 {"owners", self + "/owners"},
                                 {"secrets", self + "/secrets"}}},
          {"id", id},
          {"name", name},
          {"description", TextIn(org, "description")},
          {"createdAt", TextIn(org, "createdAt")},
          {"updatedAt", TextIn(org, "updatedAt")}};
}

json::object UserView(const json::object& user) {
  const std::string id = TextIn(user, "id");
  return {{"links", json::object{{"self", fmt::format("/api/v2/users/{}", id)}}},
          {"id", id},
          {"name", TextIn(user, "name")},
          {"status", TextIn(user, "status")}};
}

namespace {

// The permissions of an authorization; those for a bucket say what it is called.
json::array PermissionsOf(const ServerState& server, const json::object& authorization) {
  const json::value* stored = authorization.if_contains("permissions");
  json::array permissions = stored != nullptr && stored->is_array() ? stored->as_array() : json::array();
  for (json::value& permission : permissions) {
    json::object& resource = permission.as_object()["resource"].as_object();
    if (TextIn(resource, "type") != "buckets" || !resource.contains("id")) continue;
    const Result<Bucket> bucket = FindBucket(server, IdIn(resource, "id"));
    if (bucket) resource["name"] = bucket->name;
  }
  return permissions;
}

}  // namespace

json::object AuthorizationView(const ServerState& server, const json::object& authorization, std::string_view token) {
  const Records& records = *server.records;
  const std::string id = TextIn(authorization, "id"), org = TextIn(authorization, "orgID"),
                    user = TextIn(authorization, "userID");
  const RecordRef org_record = records.Find(RecordKind::kOrganization, org);
  const RecordRef user_record = records.Find(RecordKind::kUser, user);
  return {{"id", id},
          {"token", token},
          {"status", TextIn(authorization, "status")},
          {"description", TextIn(authorization, "description")},
          {"orgID", org},
          {"org", org_record != nullptr ? TextIn(*org_record, "name") : ""},
          {"userID", user},
          {"user", user_record != nullptr ? TextIn(*user_record, "name") : ""},
          {"permissions", PermissionsOf(server, authorization)},
          {"links", json::object{{"self", fmt::format("/api/v2/authorizations/{}", id)},
                                 {"user", fmt::format("/api/v2/users/{}", user)}}},
          {"createdAt", TextIn(authorization, "createdAt")},
          {"updatedAt", TextIn(authorization, "updatedAt")}};
}

Id IdIn(const json::object& record, std::string_view name) { return ParseId(TextIn(record, name)).value_or(Id{}); }

RecordRef HomeOrganization(const Records& records) {
  for (const RecordRef& org : records.List(RecordKind::kOrganization)) {
    if (org->contains("isHome")) return org;
  }
  return nullptr;
}

RecordRef FindOrganization(const Records& records, std::string_view name_or_id) {
  for (const RecordRef& org : records.List(RecordKind::kOrganization)) {
    if (TextIn(*org, "name") == name_or_id) return org;
  }
  return records.Find(RecordKind::kOrganization, name_or_id);
}

bool IsSetUp(const Records& records) { return HomeOrganization(records) != nullptr; }

Id IdOf(const Bucket& bucket) { return Id{bucket.id}; }

Id OrganizationOf(const Records& records, const Bucket& bucket) {
  const RecordRef note = records.Find(RecordKind::kBucket, IdOf(bucket));
  if (note != nullptr) return IdIn(*note, "orgID");
  const RecordRef home = HomeOrganization(records);
  return home != nullptr ? IdIn(*home, "id") : Id{};
}

int64_t ShardSeconds(const Duration& retention) {
  constexpr int64_t kHour = 3600, kDay = 24 * kHour;
  const int64_t seconds = retention.ns / kNsPerSecond;
  if (seconds == 0 || seconds >= 180 * kDay) return 7 * kDay;
  return seconds < 2 * kDay ? kHour : kDay;
}

namespace {

json::object RetentionRule(const Duration& retention) {
  return {{"type", "expire"},
          {"everySeconds", retention.ns / kNsPerSecond},
          {"shardGroupDurationSeconds", ShardSeconds(retention)}};
}

}  // namespace

json::object BucketView(const ServerState& server, const Bucket& bucket) {
  const std::string id = IdOf(bucket).Text();
  const std::string org = OrganizationOf(*server.records, bucket).Text();
  const std::string self = fmt::format("/api/v2/buckets/{}", id);
  const RecordRef note = server.records->Find(RecordKind::kBucket, id);
  json::object view{{"id", id},
                    {"orgID", org},
                    {"type", bucket.is_system ? "system" : "user"},
                    {"name", bucket.name},
                    {"retentionRules", json::array{RetentionRule(bucket.retention)}},
                    {"createdAt", FormatTime(bucket.created)},
                    {"updatedAt", note != nullptr ? TextIn(*note, "updatedAt") : FormatTime(bucket.created)},
                    {"links", json::object{{"self", self},
                                           {"labels", self + "/labels"},
                                           {"members", self + "/members"},
                                           {"owners", self + "/owners"},
                                           {"org", fmt::format("/api/v2/orgs/{}", org)},
                                           {"write", fmt::format("/api/v2/write?org={}&bucket={}", org, id)}}},
                    {"labels", LabelsOf(*server.records, IdOf(bucket))}};
  const std::string description = note != nullptr ? TextIn(*note, "description") : "";
  if (!description.empty()) view["description"] = description;
  return view;
}

Status WriteBucketNote(Records& records, const Bucket& bucket, Id org, std::string_view description) {
  return records.Put(RecordKind::kBucket, IdOf(bucket),
                     {{"orgID", org.Text()}, {"description", description}, {"updatedAt", FormatTime(WallClock())}});
}

Result<Bucket> FindBucket(const ServerState& server, Id id) {
  for (Bucket& bucket : server.store->ListBuckets()) {
    if (IdOf(bucket) == id) return std::move(bucket);
  }
  return Fail(ErrorCode::kNotFound, "bucket not found");
}

Result<Bucket> FindBucket(const ServerState& server, Id org, std::string_view name_or_id) {
  const auto is_visible = [&](const Bucket& bucket) {
    return bucket.is_system || OrganizationOf(*server.records, bucket) == org;
  };
  if (Result<Bucket> named = server.store->FindBucket(name_or_id); named && is_visible(*named)) return named;
  if (const Result<Id> id = ParseId(name_or_id)) {
    if (Result<Bucket> found = FindBucket(server, *id); found && is_visible(*found)) return found;
  }
  if (name_or_id.empty()) return Fail(ErrorCode::kNotFound, "bucket not found");
  return Fail(ErrorCode::kNotFound, fmt::format("bucket \"{}\" not found", ShownName(name_or_id)));
}

json::object NewOrganization(std::string_view name, std::string_view description) {
  const std::string now = FormatTime(WallClock());
  return {{"id", MakeLaterId().Text()},
          {"name", name},
          {"description", description},
          {"createdAt", now},
          {"updatedAt", now}};
}

json::object NewUser(std::string_view name) {
  return {{"id", MakeLaterId().Text()}, {"name", name}, {"status", "active"}};
}

std::string MemberKey(Id org, Id user) { return fmt::format("{}/{}", org.Text(), user.Text()); }

json::object NewMember(Id org, Id user, std::string_view role) {
  return {{"orgID", org.Text()}, {"userID", user.Text()}, {"role", role}};
}

json::object NewAuthorization(const AuthorizationMaking& making) {
  const std::string now = FormatTime(WallClock());
  return {{"id", MakeLaterId().Text()},
          {"tokenHash", HashToken(making.token)},
          {"status", "active"},
          {"description", making.description},
          {"orgID", making.org.Text()},
          {"userID", making.user.Text()},
          {"permissions", making.permissions},
          {"createdAt", now},
          {"updatedAt", now}};
}

RecordWrite Put(RecordKind kind, Id id, json::object record) {
  return {kind, id.Text(), std::make_shared<const json::object>(std::move(record))};
}

Result<Duration> RetentionOfSeconds(int64_t seconds) {
  constexpr int64_t kHour = 3600;
  if (seconds == 0) return Duration{};
  if (seconds < kHour) return Fail(ErrorCode::kInvalid, "retention policy duration must be at least 1h0m0s");
  if (seconds > INT64_MAX / kNsPerSecond) return Fail(ErrorCode::kInvalid, "retention policy duration is too long");
  return Duration{0, seconds * kNsPerSecond};
}

Status CheckPassword(std::string_view password) {
  if (password.size() >= 8) return {};
  return Fail(ErrorCode::kInvalid, "passwords must be at least 8 characters long");
}

}  // namespace flux::server
