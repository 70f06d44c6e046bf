// Databases and retention policies as InfluxDB 1.x makes and drops them: buckets and what maps to them.

#include "fmt/format.h"
#include "tools/server/dbrps.h"
#include "tools/server/influxql_request.h"

namespace flux::server {

namespace {

// What a policy is to be.
struct PolicyMaking {
  std::string database, policy;
  int64_t duration = 0;  // of nanoseconds; 0: forever
  bool is_default = false;
};

Status MakePolicy(const InfluxqlRun& run, const PolicyMaking& making) {
  ServerState& server = run.call.server();
  FLUX_TRY_STATUS(run.call.Require(Action::kWrite, "buckets", run.org));
  if (making.database.empty() || making.policy.empty()) return Fail(ErrorCode::kInvalid, "invalid name");
  const std::string name = fmt::format("{}/{}", making.database, making.policy);
  const int64_t seconds = making.duration / kNsPerSecond;
  if (making.duration > 0 && seconds == 0)
    return Fail(ErrorCode::kInvalid, "retention policy duration must be at least 1h0m0s");
  FLUX_TRY(const Duration retention, RetentionOfSeconds(seconds));
  Result<Bucket> bucket = FindBucket(server, run.org, name);
  if (!bucket) {
    bucket = server.store->CreateBucket(name, retention);
    if (!bucket) return std::unexpected(std::move(bucket.error()));
    FLUX_TRY_STATUS(WriteBucketNote(*server.records, *bucket, run.org, ""));
  }
  FLUX_TRY([[maybe_unused]] const Dbrp added, AddDbrp(server, {.org = run.org,
                                                               .bucket = IdOf(*bucket),
                                                               .database = making.database,
                                                               .policy = making.policy,
                                                               .is_default = making.is_default}));
  return {};
}

// The mappings of a database.
std::vector<Dbrp> MappingsOf(const InfluxqlRun& run, std::string_view database) {
  std::vector<Dbrp> all = ListDbrps(run.call.server(), run.org);
  std::erase_if(all, [&](const Dbrp& dbrp) { return dbrp.database != database; });
  return all;
}

bool HasPolicy(const std::vector<Dbrp>& mappings, std::string_view policy) {
  return std::ranges::find(mappings, policy, &Dbrp::policy) != mappings.end();
}

}  // namespace

Status RunCreateDatabase(const InfluxqlRun& run, const influxql::CreateDatabaseStatement& create) {
  const std::lock_guard lock(run.call.server().records->writing());
  const std::vector<Dbrp> mappings = MappingsOf(run, create.name);
  const std::string policy = create.policy.empty() ? std::string(kUsualPolicy) : create.policy;
  // Clients make the database whenever they start.
  if (!mappings.empty() && (create.policy.empty() || HasPolicy(mappings, policy))) return {};
  return MakePolicy(run, {create.name, policy, create.duration.value_or(0), true});
}

Status RunCreatePolicy(const InfluxqlRun& run, const influxql::CreatePolicyStatement& create) {
  const std::lock_guard lock(run.call.server().records->writing());
  const std::vector<Dbrp> mappings = MappingsOf(run, create.database);
  if (mappings.empty()) return Fail(ErrorCode::kNotFound, fmt::format("database not found: {}", create.database));
  if (!HasPolicy(mappings, create.name))
    return MakePolicy(run, {create.database, create.name, create.duration, create.is_default});
  for (const Dbrp& dbrp : mappings) {
    const Result<Bucket> bucket = FindBucket(run.call.server(), dbrp.bucket);
    if (dbrp.policy == create.name && bucket && bucket->retention.ns == create.duration) return {};
  }
  return Fail(ErrorCode::kAlreadyExists, "retention policy already exists");
}

Status RunDropDatabase(const InfluxqlRun& run, const influxql::DropDatabaseStatement& drop) {
  ServerState& server = run.call.server();
  const std::lock_guard lock(server.records->writing());
  for (const Dbrp& dbrp : MappingsOf(run, drop.name)) {
    FLUX_TRY_STATUS(run.call.Require(Action::kWrite, "buckets", run.org, dbrp.bucket));
    if (!dbrp.is_virtual) FLUX_TRY_STATUS(server.records->Remove(RecordKind::kDbrp, dbrp.id.Text()));
    const Result<Bucket> bucket = FindBucket(server, dbrp.bucket);
    // A bucket of another name is somebody else's.
    if (!bucket || bucket->is_system || (bucket->name != drop.name && !bucket->name.starts_with(drop.name + "/")))
      continue;
    FLUX_TRY_STATUS(server.store->DeleteBucket(bucket->name));
    FLUX_TRY_STATUS(server.records->Remove(RecordKind::kBucket, IdOf(*bucket).Text()));
  }
  return {};
}

}  // namespace flux::server
