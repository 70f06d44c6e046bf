// How the server is, in one answer: for `fluxc status`.

#include "runtime/base/wall_clock.h"
#include "runtime/store/maintenance.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"
#include "tools/server/task_service.h"

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

// The tasks that whoever asks may see.
json::array TasksView(const Call& call) {
  const ServerState& server = call.server();
  json::array tasks;
  for (const RecordRef& task : server.records->List(RecordKind::kTask)) {
    const Id id = IdIn(*task, "id");
    if (!call.May(Action::kRead, "tasks", IdIn(*task, "orgID"), id)) continue;
    json::object& view =
        tasks
            .emplace_back(
                json::object{{"id", id.Text()}, {"name", TextIn(*task, "name")}, {"status", TextIn(*task, "status")}})
            .as_object();
    if (server.tasks->is_running()) {
      if (const auto next = server.tasks->runner().NextTime(id.value)) view["nextRun"] = FormatTime(*next);
    }
    const RecordRef state = server.records->Find(RecordKind::kTaskState, id);
    if (state == nullptr || TextIn(*state, "lastRunStatus").empty()) continue;
    for (const std::string_view name : {"latestCompleted", "lastRunStatus", "lastRunError"})
      view[name] = TextIn(*state, name);
  }
  return tasks;
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
          {"tasks", TasksView(call)},
          {"waitingQueries", server.host->waiting()},
          {"memory", json::object{{"used", server.host->memory().used()}, {"limit", server.host->memory().limit()}}},
          {"scriptCache", json::object{{"hits", server.scripts.hits()}, {"misses", server.scripts.misses()}}},
          {"connections", server.http->connections()}});
}

}  // namespace flux::server
