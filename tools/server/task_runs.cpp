// Runs of tasks: what there was, what there is, and what somebody asks for.

#include <algorithm>

#include "fmt/format.h"
#include "runtime/base/number_text.h"
#include "runtime/base/terminal_text.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"
#include "tools/server/run_history.h"
#include "tools/server/task_requests.h"
#include "tools/server/task_service.h"

namespace flux::server {

namespace {

constexpr size_t kMostBackfilled = 10'000;

// The task of the path, for those who may do that; `what` is to be done.
Result<Id> TaskFor(Call& call, Action action, std::string_view what) {
  FLUX_TRY(const RecordRef task, FindTask(call, action, what));
  return IdIn(*task, "id");
}

// The runner, if tasks run here.
Result<tasks::TaskRunner*> RunnerOf(Call& call) {
  if (call.server().tasks->is_running()) return &call.server().tasks->runner();
  return Fail(ErrorCode::kUnavailable, "tasks do not run here, since the server was started with `--no-tasks`");
}

json::object RunView(const tasks::Run& run) {
  const std::string task = fmt::format("/api/v2/tasks/{}", Id{run.task}.Text());
  const std::string self = fmt::format("{}/runs/{}", task, Id{run.id}.Text());
  json::object view{
      {"links", json::object{{"logs", self + "/logs"}, {"retry", self + "/retry"}, {"self", self}, {"task", task}}},
      {"id", Id{run.id}.Text()},
      {"taskID", Id{run.task}.Text()},
      {"status", tasks::StatusName(run.status)},
      {"scheduledFor", FormatTime(run.scheduled_for)}};
  if (run.status != tasks::RunStatus::kScheduled) view["startedAt"] = FormatTime(run.started_at);
  if (run.is_finished()) view["finishedAt"] = FormatTime(run.finished_at);
  if (run.requested_at) view["requestedAt"] = FormatTime(*run.requested_at);
  if (!run.log.empty()) view["log"] = LogView(run);
  return view;
}

// Runs that did not end, then those that did, each once.
Result<std::vector<tasks::Run>> FindRuns(Call& call, const RunFilter& filter) {
  ServerState& server = call.server();
  std::vector<tasks::Run> runs;
  if (server.tasks->is_running()) runs = server.tasks->runner().RunsOf(filter.task.value);
  std::erase_if(runs, [&](const tasks::Run& run) {
    return (filter.run.is_set() && run.id != filter.run.value) ||
           (filter.after.is_set() && run.id <= filter.after.value) ||
           (filter.after_time && run.scheduled_for <= *filter.after_time) ||
           (filter.before_time && run.scheduled_for >= *filter.before_time);
  });
  std::ranges::sort(runs, std::ranges::greater(),
                    [](const tasks::Run& run) { return std::pair(run.scheduled_for, run.id); });
  FLUX_TRY(std::vector<tasks::Run> finished, FinishedRuns(server, filter, call.exchange().cancel()));
  for (tasks::Run& run : finished) {
    // It may have ended since.
    std::erase_if(runs, [&](const tasks::Run& other) { return other.id == run.id; });
    runs.push_back(std::move(run));
  }
  if (runs.size() > filter.limit) runs.resize(filter.limit);
  return runs;
}

Result<tasks::Run> FindRun(Call& call, Id task, std::string_view what) {
  FLUX_TRY(const Id id, Decoded(call.PathId(1)));
  FLUX_TRY(std::vector<tasks::Run> runs, FindRuns(call, {.task = task, .run = id, .after = {}, .limit = 1}));
  if (runs.empty()) return Fail(ErrorCode::kNotFound, fmt::format("failed to {}: run not found", what));
  return std::move(runs.front());
}

Result<std::optional<Time>> TimeParameter(const Call& call, std::string_view name) {
  const std::string_view text = call.request().ParameterOrEmpty(name);
  if (text.empty()) return std::nullopt;
  FLUX_TRY(const Time time, ParseTime(text));
  return time;
}

Result<RunFilter> ReadFilter(const Call& call, Id task) {
  RunFilter filter{.task = task, .run = {}, .after = {}};
  const http::Request& request = call.request();
  if (const std::string_view after = request.ParameterOrEmpty("after"); !after.empty()) {
    FLUX_TRY(filter.after, ParseId(after));
  }
  if (const std::string_view limit = request.ParameterOrEmpty("limit"); !limit.empty()) {
    const auto number = ParseInt(limit);
    if (!number || *number < 1 || *number > 500)
      return Fail(ErrorCode::kInvalid, "run limit is out of bounds, must be between 1 and 500");
    filter.limit = static_cast<size_t>(*number);
  }
  FLUX_TRY(filter.after_time, TimeParameter(call, "afterTime"));
  FLUX_TRY(filter.before_time, TimeParameter(call, "beforeTime"));
  return filter;
}

Result<std::optional<Time>> TimeIn(const json::object& body, std::string_view name) {
  FLUX_TRY(const auto text, FindText(body, name));
  if (!text || text->empty()) return std::nullopt;
  FLUX_TRY(const Time time, ParseTime(*text));
  return time;
}

// The time for which a run is asked; a body is not needed.
Result<std::optional<Time>> ReadRequestedTime(Call& call) {
  FLUX_TRY(const std::string text, http::ReadAll(call.exchange(), 1 << 20));
  if (text.find_first_not_of(" \t\r\n") == text.npos) return std::nullopt;
  FLUX_TRY(const json::object body, ParseObject(text));
  return TimeIn(body, "scheduledFor");
}

json::object EventsView(const std::vector<tasks::Run>& runs) {
  json::array events;
  for (const tasks::Run& run : runs) {
    for (json::value& line : LogView(run)) events.push_back(std::move(line));
  }
  return {{"events", std::move(events)}};
}

}  // namespace

Status GetTaskRuns(Call& call) {
  FLUX_TRY(const Id task, TaskFor(call, Action::kRead, "find runs"));
  FLUX_TRY(const RunFilter filter, Decoded(ReadFilter(call, task)));
  if (filter.after_time && filter.before_time && *filter.after_time >= *filter.before_time)
    return Fail(ErrorCode::kInvalid, "failed to find runs: given after time must be prior to before time");
  FLUX_TRY(const std::vector<tasks::Run> runs, FindRuns(call, filter));
  json::array views;
  for (const tasks::Run& run : runs) views.push_back(RunView(run));
  const std::string self = fmt::format("/api/v2/tasks/{}", task.Text());
  return call.SendJson(
      200, json::object{{"links", json::object{{"self", self + "/runs"}, {"task", self}}}, {"runs", std::move(views)}});
}

Status GetTaskRun(Call& call) {
  FLUX_TRY(const Id task, TaskFor(call, Action::kRead, "find run"));
  FLUX_TRY(const tasks::Run run, FindRun(call, task, "find run"));
  return call.SendJson(200, RunView(run));
}

Status GetTaskLogs(Call& call) {
  FLUX_TRY(const Id task, TaskFor(call, Action::kRead, "find task logs"));
  FLUX_TRY(const std::vector<tasks::Run> runs, FindRuns(call, {.task = task, .run = {}, .after = {}}));
  return call.SendJson(200, EventsView(runs));
}

Status GetTaskRunLogs(Call& call) {
  FLUX_TRY(const Id task, TaskFor(call, Action::kRead, "find task logs"));
  FLUX_TRY(const tasks::Run run, FindRun(call, task, "find task logs"));
  return call.SendJson(200, EventsView({run}));
}

Status PostTaskRun(Call& call) {
  FLUX_TRY(const Id task, TaskFor(call, Action::kWrite, "force run"));
  FLUX_TRY(const std::optional<Time> scheduled_for, Decoded(ReadRequestedTime(call)));
  FLUX_TRY(tasks::TaskRunner* const runner, RunnerOf(call));
  FLUX_TRY(const tasks::Run run, During("failed to force run", runner->Request(task.value, scheduled_for)));
  call.server().metrics.CountManualRun();
  return call.SendJson(201, RunView(run));
}

Status PostTaskRunRetry(Call& call) {
  FLUX_TRY(const Id task, TaskFor(call, Action::kWrite, "retry run"));
  FLUX_TRY(const tasks::Run run, FindRun(call, task, "retry run"));
  FLUX_TRY(tasks::TaskRunner* const runner, RunnerOf(call));
  FLUX_TRY(const tasks::Run again, During("failed to retry run", runner->Request(task.value, run.scheduled_for)));
  call.server().metrics.CountManualRun();
  return call.SendJson(200, RunView(again));
}

Status DeleteTaskRun(Call& call) {
  FLUX_TRY(const Id task, TaskFor(call, Action::kWrite, "cancel run"));
  FLUX_TRY(const Id id, Decoded(call.PathId(1)));
  FLUX_TRY(tasks::TaskRunner* const runner, RunnerOf(call));
  const std::vector<tasks::Run> runs = runner->RunsOf(task.value);
  const bool is_of_task = std::ranges::any_of(runs, [&](const tasks::Run& run) { return run.id == id.value; });
  FLUX_TRY_STATUS(During("failed to cancel run",
                         is_of_task ? runner->Cancel(id.value) : Fail(ErrorCode::kNotFound, "run not found")));
  call.answer().SetStatus(200);
  return call.answer().Finish();
}

Status PostTaskBackfill(Call& call) {
  FLUX_TRY(const Id task, TaskFor(call, Action::kWrite, "backfill"));
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const std::optional<Time> from, TimeIn(body, "from"));
  FLUX_TRY(const std::optional<Time> to, TimeIn(body, "to"));
  if (!from || !to || *from >= *to)
    return Fail(ErrorCode::kInvalid, "a backfill needs `from` and a later `to`, as times of RFC 3339");
  FLUX_TRY(tasks::TaskRunner* const runner, RunnerOf(call));
  Result<std::vector<tasks::Run>> runs =
      During("failed to backfill", runner->Backfill(task.value, {*from, *to}, kMostBackfilled));
  if (!runs) {
    if (runs.error().code == ErrorCode::kOutOfRange) runs.error().code = ErrorCode::kInvalid;
    return std::unexpected(std::move(runs.error()));
  }
  json::array views;
  for (const tasks::Run& run : *runs) views.push_back(RunView(run));
  return call.SendJson(201, json::object{{"runs", std::move(views)}});
}

}  // namespace flux::server
