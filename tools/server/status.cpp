// How the server is, in one answer: for `fluxc status`.

#include "runtime/base/wall_clock.h"
#include "runtime/store/maintenance.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"

namespace flux::server {

namespace {

json::object ContentView(const BucketStatistics& found, Id org) {
  json::object view{{"id", IdOf(found.bucket).Text()}, {"orgID", org.Text()},
                    {"name", found.bucket.name},       {"retentionSeconds", found.bucket.retention.ns / kNsPerSecond},
                    {"series", found.series},          {"values", found.sealed_values + found.unsealed_values},
                    {"bytes", found.file_bytes}};
  if (found.first <= found.last) {
    view["first"] = FormatTime(found.first);
    view["last"] = FormatTime(found.last);
  }
  return view;
}

}  // namespace

Status GetStatus(Call& call) {
  ServerState& server = call.server();
  FLUX_TRY(const std::vector<BucketStatistics> contents, StatisticsOfStore(server.options.data_directory));
  json::array buckets;
  for (const BucketStatistics& found : contents) {
    const Id org = OrganizationOf(*server.records, found.bucket);
    if (call.May(Action::kRead, "buckets", org, IdOf(found.bucket))) buckets.push_back(ContentView(found, org));
  }
  return call.SendJson(
      200,
      json::object{
          {"version", kServerVersion},
          {"startedAt", FormatTime(server.started)},
          {"uptimeSeconds", (WallClock().ns - server.started.ns) / kNsPerSecond},
          {"buckets", std::move(buckets)},
          {"queries", QueriesView(call)},
          {"waitingQueries", server.host->waiting()},
          {"memory", json::object{{"used", server.host->memory().used()}, {"limit", server.host->memory().limit()}}},
          {"scriptCache", json::object{{"hits", server.scripts.hits()}, {"misses", server.scripts.misses()}}},
          {"connections", server.http->connections()}});
}

}  // namespace flux::server
