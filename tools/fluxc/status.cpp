#include <cstdlib>

#include "fmt/format.h"
#include "runtime/base/time.h"
#include "tools/fluxc/aligned.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"
#include "tools/fluxc/server_client.h"

namespace flux::cli {

namespace {

Result<json::object> Ask(const Options& options) {
  FLUX_TRY(ServerClient client, ServerClient::Make(options));
  return client.AskJson("GET", "/api/v2/status");
}

std::string Seconds(const std::string& text) {
  return text.empty() ? text : FormatDuration(Duration{0, std::atoll(text.c_str()) * kNsPerSecond});
}

std::string BucketsText(const json::array& buckets) {
  std::vector<std::array<std::string, 7>> lines = {
      {"bucket", "retention", "series", "values", "bytes", "first", "last"}};
  for (const json::value& item : buckets) {
    if (!item.is_object()) continue;
    const json::object& bucket = item.as_object();
    const std::string kept = Text(bucket, "retentionSeconds"), first = Text(bucket, "first"),
                      last = Text(bucket, "last");
    lines.push_back({Text(bucket, "name"), kept == "0" ? "forever" : Seconds(kept), Text(bucket, "series"),
                     Text(bucket, "values"), Text(bucket, "bytes"), first.empty() ? "-" : first,
                     last.empty() ? "-" : last});
  }
  return lines.size() == 1 ? "" : "\n" + Aligned(lines);
}

std::string QueriesText(const json::array& queries) {
  constexpr size_t kShown = 60;
  std::vector<std::array<std::string, 3>> lines = {{"query", "seconds", "text"}};
  for (const json::value& item : queries) {
    if (!item.is_object()) continue;
    lines.push_back({Text(item.as_object(), "id"), Text(item.as_object(), "seconds"),
                     Text(item.as_object(), "query").substr(0, kShown)});
  }
  return lines.size() == 1 ? "" : "\n" + Aligned(lines);
}

// What runs next, and how it went before.
std::string TasksText(const json::array& tasks) {
  std::vector<std::array<std::string, 6>> lines = {{"task", "status", "next run", "last run", "ended", "error"}};
  for (const json::value& item : tasks) {
    if (!item.is_object()) continue;
    const json::object& task = item.as_object();
    const auto or_none = [&](std::string_view name) {
      std::string text = Text(task, name);
      return text.empty() ? std::string("-") : text;
    };
    lines.push_back({Text(task, "name"), Text(task, "status"), or_none("nextRun"), or_none("latestCompleted"),
                     or_none("lastRunStatus"), Text(task, "lastRunError").substr(0, 60)});
  }
  return lines.size() == 1 ? "" : "\n" + Aligned(lines);
}

Status Show(const Options& options) {
  FLUX_TRY(const json::object status, Ask(options));
  const json::object memory = Member(status, "memory"), cache = Member(status, "scriptCache");
  const json::array queries = List(status, "queries");
  const std::vector<std::array<std::string, 2>> lines = {
      {"version", Text(status, "version")},
      {"started", Text(status, "startedAt")},
      {"up", Seconds(Text(status, "uptimeSeconds"))},
      {"connections", Text(status, "connections")},
      {"queries", fmt::to_string(queries.size())},
      {"of these waiting", Text(status, "waitingQueries")},
      {"memory of queries", fmt::format("{} of {}", Text(memory, "used"), Text(memory, "limit"))},
      {"scripts found compiled", Text(cache, "hits")},
      {"scripts compiled", Text(cache, "misses")}};
  PrintData(Aligned(lines) + BucketsText(List(status, "buckets")) + TasksText(List(status, "tasks")) +
            QueriesText(queries));
  return {};
}

}  // namespace

int ShowServerStatus(const Options& options) {
  CancelOnInterrupt();
  const Status done = Show(options);
  return done ? kOk : Fail(done.error());
}

}  // namespace flux::cli
