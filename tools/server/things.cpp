#include "tools/server/things.h"

#include "fmt/format.h"
#include "tools/server/resources.h"

namespace flux::server {

namespace {

std::string TypeIn(std::string_view path) {
  constexpr std::string_view kRoot = "/api/v2/";
  path.remove_prefix(kRoot.size());
  return std::string(path.substr(0, path.find('/')));
}

Result<Id> OrganizationOfThing(const ServerState& server, const Thing& thing) {
  if (thing.type == "buckets") {
    FLUX_TRY(const Bucket bucket, FindBucket(server, thing.id));
    return OrganizationOf(*server.records, bucket);
  }
  if (thing.type == "orgs") {
    if (server.records->Find(RecordKind::kOrganization, thing.id) != nullptr) return thing.id;
    return Fail(ErrorCode::kNotFound, "organization not found");
  }
  const bool is_task = thing.type == "tasks";
  const RecordRef record = server.records->Find(is_task ? RecordKind::kTask : RecordKind::kVariable, thing.id);
  if (record != nullptr) return IdIn(*record, "orgID");
  return Fail(ErrorCode::kNotFound,
              is_task ? "task not found" : fmt::format("variable not found for key \"{}\"", thing.id.Text()));
}

}  // namespace

Result<Thing> ThingOfPath(Call& call, Action action) {
  Thing thing{.type = TypeIn(call.request().path), .id = {}, .org = {}};
  FLUX_TRY(thing.id, call.PathId(0));
  FLUX_TRY(thing.org, OrganizationOfThing(call.server(), thing));
  FLUX_TRY_STATUS(call.Require(action, thing.type, thing.org, thing.id));
  return thing;
}

}  // namespace flux::server
