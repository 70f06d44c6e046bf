// How the server is: for those who watch it.

#include "fmt/format.h"
#include "runtime/base/wall_clock.h"
#include "tools/server/routes.h"
#include "tools/server/server_state.h"
#include "tools/server/task_service.h"

namespace flux::server {

Status GetHealth(Call& call) {
  return call.SendJson(200, json::object{{"name", "influxdb"},
                                         {"message", "ready for queries and writes"},
                                         {"status", "pass"},
                                         {"checks", json::array()},
                                         {"version", kServerVersion},
                                         {"commit", "fluxc"}});
}

Status GetReady(Call& call) {
  const Time started = call.server().started;
  return call.SendJson(200, json::object{{"status", "ready"},
                                         {"started", FormatTime(started)},
                                         {"up", FormatDuration(Duration{0, WallClock().ns - started.ns})}});
}

Status GetPing(Call& call) { return call.SendNothing(); }
Status HeadPing(Call& call) { return call.SendNothing(); }

Status GetMetrics(Call& call) {
  ServerState& server = call.server();
  const std::vector<Gauge> gauges = {
      {"qc_all_active", "Number of queries that run or wait.", static_cast<double>(server.queries.List().size())},
      {"qc_queueing_active", "Number of queries that wait.", static_cast<double>(server.host->waiting())},
      {"qc_memory_used_bytes", "Memory that queries use.", static_cast<double>(server.host->memory().used())},
      {"fluxc_script_cache_hits_total", "Scripts that were compiled already.",
       static_cast<double>(server.scripts.hits())},
      {"fluxc_script_cache_misses_total", "Scripts that had to be compiled.",
       static_cast<double>(server.scripts.misses())},
      {"task_executor_total_runs_active", "Number of runs of tasks that are under way.",
       static_cast<double>(server.tasks->runner().running())},
      {"http_connections", "Connections that are open.", static_cast<double>(server.http->connections())},
      {"influxdb_buckets_total", "Number of buckets.", static_cast<double>(server.store->ListBuckets().size())},
      {"influxdb_uptime_seconds", "How long the server has run.",
       static_cast<double>(WallClock().ns - server.started.ns) / kNsPerSecond},
  };
  call.answer().AddHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  FLUX_TRY_STATUS(call.answer().Write(server.metrics.Text(gauges)));
  return call.answer().Finish();
}

Status GetLinks(Call& call) {
  json::object query{{"analyze", "/api/v2/query/analyze"},
                     {"ast", "/api/v2/query/ast"},
                     {"self", "/api/v2/query"},
                     {"suggestions", "/api/v2/query/suggestions"}};
  json::object links{{"query", std::move(query)},
                     {"system", json::object{{"health", "/health"}, {"metrics", "/metrics"}}}};
  for (const std::string_view name :
       {"authorizations", "buckets", "checks", "delete", "labels", "me", "notificationEndpoints", "notificationRules",
        "orgs", "queries", "scripts", "setup", "status", "tasks", "signin", "signout", "users", "variables", "write"}) {
    links[name] = fmt::format("/api/v2/{}", name);
  }
  return call.SendJson(200, links);
}

}  // namespace flux::server
