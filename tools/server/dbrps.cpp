#include "tools/server/dbrps.h"

#include <algorithm>

#include "fmt/format.h"
#include "runtime/base/wall_clock.h"
#include "tools/server/routes.h"

namespace flux::server {

namespace {

json::object ViewOf(const Dbrp& dbrp) {
  return {{"id", dbrp.id.Text()},          {"database", dbrp.database},  {"retention_policy", dbrp.policy},
          {"default", dbrp.is_default},    {"virtual", dbrp.is_virtual}, {"orgID", dbrp.org.Text()},
          {"bucketID", dbrp.bucket.Text()}};
}

json::object RecordOf(const Dbrp& dbrp) {
  json::object record = ViewOf(dbrp);
  record["createdAt"] = dbrp.created;
  return record;
}

Dbrp FromRecord(const json::object& record) {
  const json::value* const is_default = record.if_contains("default");
  return {.id = IdIn(record, "id"),
          .org = IdIn(record, "orgID"),
          .bucket = IdIn(record, "bucketID"),
          .database = TextIn(record, "database"),
          .policy = TextIn(record, "retention_policy"),
          .created = TextIn(record, "createdAt"),
          .is_default = is_default != nullptr && is_default->is_bool() && is_default->as_bool()};
}

Dbrp VirtualOf(const Bucket& bucket, Id org) {
  const size_t slash = bucket.name.find('/');
  Dbrp dbrp{.id = IdOf(bucket), .org = org, .bucket = IdOf(bucket), .database = bucket.name.substr(0, slash)};
  dbrp.policy = slash == std::string::npos ? kUsualPolicy : std::string_view(bucket.name).substr(slash + 1);
  dbrp.is_default = slash == std::string::npos;
  dbrp.is_virtual = true;
  return dbrp;
}

std::vector<Dbrp> Stored(const Records& records, Id org) {
  std::vector<Dbrp> stored;
  for (const RecordRef& record : records.List(RecordKind::kDbrp)) {
    if (Dbrp dbrp = FromRecord(*record); dbrp.org == org) stored.push_back(std::move(dbrp));
  }
  std::ranges::sort(stored, {}, &Dbrp::created);
  return stored;
}

RecordWrite WriteOf(const Dbrp& dbrp) { return Put(RecordKind::kDbrp, dbrp.id, RecordOf(dbrp)); }

// Makes the others of the database no default.
void AddOthers(const Records& records, const Dbrp& dbrp, std::vector<RecordWrite>& writes) {
  for (Dbrp other : Stored(records, dbrp.org)) {
    if (other.id == dbrp.id || other.database != dbrp.database || !other.is_default) continue;
    other.is_default = false;
    writes.push_back(WriteOf(other));
  }
}

// Makes the first other one of the database its default, since this one is no longer.
void AddSuccessor(const Records& records, const Dbrp& dbrp, std::vector<RecordWrite>& writes) {
  for (Dbrp other : Stored(records, dbrp.org)) {
    if (other.id == dbrp.id || other.database != dbrp.database) continue;
    other.is_default = true;
    writes.push_back(WriteOf(other));
    return;
  }
}

Status CheckUnique(const Records& records, const Dbrp& dbrp) {
  for (const Dbrp& other : Stored(records, dbrp.org)) {
    if (other.id != dbrp.id && other.database == dbrp.database && other.policy == dbrp.policy)
      return Fail(ErrorCode::kAlreadyExists, "another DBRP mapping with same orgID, db, and rp exists");
  }
  return {};
}

Result<Id> ParseIdOf(std::string_view what, std::string_view text) {
  if (const Result<Id> id = ParseId(text)) return *id;
  return Fail(ErrorCode::kInvalid, fmt::format("invalid {} ID \"{}\": id must have a length of 16 bytes", what, text));
}

// The organization that the parameters name.
Result<Id> OrgOf(Call& call) {
  const std::string_view id = call.request().ParameterOrEmpty("orgID"), name = call.request().ParameterOrEmpty("org");
  if (!id.empty()) return ParseIdOf("org", id);
  if (name.empty()) return Fail(ErrorCode::kInvalid, "either 'org' or 'orgID' must be provided");
  const RecordRef org = FindOrganization(*call.server().records, name);
  if (org != nullptr) return IdIn(*org, "id");
  return Fail(ErrorCode::kNotFound, fmt::format("invalid org \"{}\": organization not found", name));
}

Status CheckName(std::string_view what, std::string_view name) {
  if (!name.empty() && name.find_first_of("/\"\n\r") == name.npos) return {};
  return Fail(ErrorCode::kInvalid, fmt::format("DBRP provided is invalid: {} must contain at least one character and "
                                               "only be letters, numbers, '_', '-', and '.'",
                                               what));
}

// The one of the path.
Result<Dbrp> FindFor(Call& call, Action action) {
  FLUX_TRY(const Id org, OrgOf(call));
  FLUX_TRY(const Id id, call.PathId(0));
  FLUX_TRY_STATUS(call.Require(action, "dbrp", org));
  for (Dbrp& dbrp : ListDbrps(call.server(), org)) {
    if (dbrp.id == id) return std::move(dbrp);
  }
  return Fail(ErrorCode::kNotFound, "unable to find DBRP");
}

// Parameters that must be `true` or `false`.
Result<std::optional<bool>> FlagOf(const Call& call, std::string_view name) {
  const std::string_view text = call.request().ParameterOrEmpty(name);
  if (text.empty()) return std::nullopt;
  if (text == "true" || text == "false") return text == "true";
  return Fail(ErrorCode::kInvalid, fmt::format("invalid {} parameter", name));
}

Result<Id> OrgIn(Call& call, const json::object& body) {
  FLUX_TRY(const auto id, FindText(body, "orgID"));
  FLUX_TRY(const auto name, FindText(body, "org"));
  if (id && !id->empty()) return ParseIdOf("org", *id);
  if (!name || name->empty()) return Fail(ErrorCode::kInvalid, "either 'org' or 'orgID' must be provided");
  const RecordRef org = FindOrganization(*call.server().records, *name);
  if (org != nullptr) return IdIn(*org, "id");
  return Fail(ErrorCode::kNotFound, fmt::format("invalid org \"{}\": organization not found", *name));
}

}  // namespace

std::vector<Dbrp> ListDbrps(const ServerState& server, Id org) {
  std::vector<Dbrp> all = Stored(*server.records, org);
  const size_t stored = all.size();
  for (const Bucket& bucket : server.store->ListBuckets()) {
    if (!bucket.is_system && OrganizationOf(*server.records, bucket) != org) continue;
    Dbrp dbrp = VirtualOf(bucket, org);
    const auto is_same = [&](const Dbrp& other) {
      return other.database == dbrp.database && other.policy == dbrp.policy;
    };
    if (std::none_of(all.begin(), all.begin() + static_cast<ptrdiff_t>(stored), is_same))
      all.push_back(std::move(dbrp));
  }
  return all;
}

Result<Bucket> FindDbrpBucket(const ServerState& server, Id org, std::string_view database, std::string_view policy) {
  const std::vector<Dbrp> all = ListDbrps(server, org);
  const auto find = [&](auto matches) -> const Dbrp* {
    for (const Dbrp& dbrp : all) {
      if (dbrp.database == database && matches(dbrp)) return &dbrp;
    }
    return nullptr;
  };
  const auto has_policy = [](std::string_view wanted) {
    return [wanted](const Dbrp& dbrp) { return dbrp.policy == wanted; };
  };
  const Dbrp* found =
      policy.empty() ? find([](const Dbrp& dbrp) { return dbrp.is_default; }) : find(has_policy(policy));
  // Whose buckets come from InfluxDB 1.x has the default policy in `db/autogen`.
  if (found == nullptr && policy.empty()) found = find(has_policy(kUsualPolicy));
  if (found == nullptr) return Fail(ErrorCode::kNotFound, "no dbrp mapping found");
  return FindBucket(server, found->bucket);
}

Result<Dbrp> AddDbrp(ServerState& server, Dbrp dbrp) {
  Records& records = *server.records;
  dbrp.id = MakeLaterId();
  dbrp.created = FormatTimeNanos(WallClock());
  FLUX_TRY_STATUS(CheckUnique(records, dbrp));
  std::vector<RecordWrite> writes;
  const std::vector<Dbrp> stored = Stored(records, dbrp.org);
  dbrp.is_default |= std::ranges::none_of(stored, [&](const Dbrp& other) { return other.database == dbrp.database; });
  if (dbrp.is_default) AddOthers(records, dbrp, writes);
  writes.push_back(WriteOf(dbrp));
  FLUX_TRY_STATUS(records.Write(writes));
  return dbrp;
}

Status GetDbrps(Call& call) {
  FLUX_TRY(const Id org, OrgOf(call));
  FLUX_TRY(const std::optional<bool> is_default, FlagOf(call, "default"));
  const http::Request& request = call.request();
  Id id, bucket;
  if (const std::string_view text = request.ParameterOrEmpty("id"); !text.empty()) {
    FLUX_TRY(id, ParseIdOf("DBRP", text));
  }
  if (const std::string_view text = request.ParameterOrEmpty("bucketID"); !text.empty()) {
    FLUX_TRY(bucket, ParseIdOf("bucket", text));
  }
  const std::string_view database = request.ParameterOrEmpty("db"), policy = request.ParameterOrEmpty("rp");
  json::array content;
  for (const Dbrp& dbrp : ListDbrps(call.server(), org)) {
    if (id.is_set() && dbrp.id != id) continue;
    if (bucket.is_set() && dbrp.bucket != bucket) continue;
    if (!database.empty() && dbrp.database != database) continue;
    if (!policy.empty() && dbrp.policy != policy) continue;
    if (is_default && dbrp.is_default != *is_default) continue;
    // Whoever may read a bucket sees what it is called.
    const bool may_read = dbrp.is_virtual && call.May(Action::kRead, "buckets", org, dbrp.bucket);
    if (!may_read && !call.May(Action::kRead, "dbrp", org)) continue;
    content.push_back(ViewOf(dbrp));
  }
  return call.SendJson(200, json::object{{"content", std::move(content)}});
}

Status PostDbrp(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto bucket, FindText(body, "bucketID"));
  FLUX_TRY(const auto database, FindText(body, "database"));
  FLUX_TRY(const auto policy, FindText(body, "retention_policy"));
  FLUX_TRY(const auto is_default, FindBool(body, "default"));
  Dbrp dbrp{.database = database.value_or(""), .policy = policy.value_or(""), .is_default = is_default.value_or(false)};
  FLUX_TRY(dbrp.org, OrgIn(call, body));
  FLUX_TRY(dbrp.bucket, ParseIdOf("bucket", bucket.value_or("")));
  FLUX_TRY_STATUS(CheckName("database", dbrp.database));
  FLUX_TRY_STATUS(CheckName("retentionPolicy", dbrp.policy));
  FLUX_TRY_STATUS(call.Require(Action::kWrite, "dbrp", dbrp.org));
  const std::lock_guard lock(call.server().records->writing());
  FLUX_TRY(const Bucket mapped, FindBucket(call.server(), dbrp.bucket));
  if (!mapped.is_system && OrganizationOf(*call.server().records, mapped) != dbrp.org)
    return Fail(ErrorCode::kNotFound, "bucket not found");
  FLUX_TRY(const Dbrp added, AddDbrp(call.server(), std::move(dbrp)));
  return call.SendJson(201, ViewOf(added));
}

Status GetDbrp(Call& call) {
  FLUX_TRY(const Dbrp dbrp, FindFor(call, Action::kRead));
  return call.SendJson(200, json::object{{"content", ViewOf(dbrp)}});
}

Status PatchDbrp(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto policy, FindText(body, "retention_policy"));
  FLUX_TRY(const auto is_default, FindBool(body, "default"));
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(Dbrp dbrp, FindFor(call, Action::kWrite));
  if (dbrp.is_virtual) return Fail(ErrorCode::kInvalid, "a virtual mapping cannot be changed; rename its bucket");
  if (policy) {
    FLUX_TRY_STATUS(CheckName("retentionPolicy", *policy));
    dbrp.policy = *policy;
    FLUX_TRY_STATUS(CheckUnique(records, dbrp));
  }
  std::vector<RecordWrite> writes;
  if (is_default && *is_default != dbrp.is_default) {
    dbrp.is_default = *is_default;
    *is_default ? AddOthers(records, dbrp, writes) : AddSuccessor(records, dbrp, writes);
    // The only one of a database stays its default.
    if (writes.empty()) dbrp.is_default = true;
  }
  writes.push_back(WriteOf(dbrp));
  FLUX_TRY_STATUS(records.Write(writes));
  return call.SendJson(200, json::object{{"content", ViewOf(dbrp)}});
}

Status DeleteDbrp(Call& call) {
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const Dbrp dbrp, FindFor(call, Action::kWrite));
  // Virtual ones are there as long as their bucket.
  if (dbrp.is_virtual) return call.SendNothing();
  std::vector<RecordWrite> writes = {{RecordKind::kDbrp, dbrp.id.Text(), nullptr}};
  if (dbrp.is_default) AddSuccessor(records, dbrp, writes);
  FLUX_TRY_STATUS(records.Write(writes));
  return call.SendNothing();
}

}  // namespace flux::server
