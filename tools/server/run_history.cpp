#include "tools/server/run_history.h"

#include "boost/json/parse.hpp"
#include "fmt/format.h"
#include "runtime/base/wall_clock.h"
#include "tools/engine/query.h"
#include "tools/server/run_records.h"

namespace flux::server {

namespace {

// Times of runs stand in the points as texts, in an order that is that of the times as long as they are of this era.
std::string QueryText(const RunFilter& filter) {
  std::string text = fmt::format(
      "from(bucket: \"{}\") |> range(start: -14d, stop: 1h) "
      "|> filter(fn: (r) => r._measurement == \"{}\" and r.taskID == \"{}\") "
      "|> pivot(rowKey: [\"_time\"], columnKey: [\"_field\"], valueColumn: \"_value\") "
      "|> group() ",
      kRunsBucket, kRunsMeasurement, filter.task.Text());
  const auto where = [&](std::string_view condition) { text += fmt::format("|> filter(fn: (r) => {}) ", condition); };
  if (filter.run.is_set()) where(fmt::format("r.runID == \"{}\"", filter.run.Text()));
  if (filter.after.is_set()) where(fmt::format("r.runID > \"{}\"", filter.after.Text()));
  if (filter.after_time) where(fmt::format("r.scheduledFor > \"{}\"", FormatTime(*filter.after_time)));
  if (filter.before_time) where(fmt::format("r.scheduledFor < \"{}\"", FormatTime(*filter.before_time)));
  return text +
         fmt::format("|> sort(columns: [\"scheduledFor\", \"runID\"], desc: true) |> limit(n: {})", filter.limit);
}

Result<tasks::Run> ReadRow(std::string_view line) {
  FLUX_TRY(const json::object row, ParseObject(line));
  tasks::Run run;
  FLUX_TRY(const Id id, ParseId(TextIn(row, "runID")));
  FLUX_TRY(const Id task, ParseId(TextIn(row, "taskID")));
  run.id = id.value;
  run.task = task.value;
  run.status = tasks::FindStatus(TextIn(row, "status")).value_or(tasks::RunStatus::kFailed);
  FLUX_TRY(run.scheduled_for, ParseTime(TextIn(row, "scheduledFor")));
  FLUX_TRY(run.started_at, ParseTime(TextIn(row, "startedAt")));
  FLUX_TRY(run.finished_at, ParseTime(TextIn(row, "finishedAt")));
  if (const Result<Time> requested = ParseTime(TextIn(row, "requestedAt"))) run.requested_at = *requested;
  boost::system::error_code error;
  const json::value log = json::parse(TextIn(row, "logs"), error);
  if (!error && log.is_array()) run.log = ReadLog(log.as_array());
  return run;
}

}  // namespace

Result<std::vector<tasks::Run>> FinishedRuns(ServerState& server, const RunFilter& filter, const CancelToken& cancel) {
  FLUX_TRY(const CompiledScriptRef script, server.scripts.Compile({.text = QueryText(filter)}));
  SessionOptions options;
  options.data_directory = server.options.data_directory;
  options.now = WallClock();
  io::StringByteSink out;
  const QueryAnswer done = RunQuery(*server.host,
                                    {.module = script->module,
                                     .options = std::move(options),
                                     .encoder = [](io::ByteSink& sink) { return *io::MakeEncoder("ndjson", sink); }},
                                    out, cancel);
  FLUX_TRY_STATUS(done.status);
  std::vector<tasks::Run> runs;
  for (size_t begin = 0; begin < out.text.size();) {
    const size_t end = std::min(out.text.find('\n', begin), out.text.size());
    FLUX_TRY(tasks::Run run, ReadRow(std::string_view(out.text).substr(begin, end - begin)));
    runs.push_back(std::move(run));
    begin = end + 1;
  }
  return runs;
}

}  // namespace flux::server
