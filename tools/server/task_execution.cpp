#include "tools/server/task_execution.h"

#include <boost/json/serialize.hpp>
#include <chrono>

#include "fmt/format.h"
#include "runtime/base/wall_clock.h"
#include "tools/engine/query.h"
#include "tools/server/query_request.h"
#include "tools/server/query_run.h"
#include "tools/server/session_options.h"
#include "tools/server/task_plans.h"
#include "tools/server/task_service.h"

namespace flux::server {

namespace {

constexpr std::string_view kTasksPackage = "influxdata/influxdb/tasks";
// The record with what the server knows and scripts do not see, but for what stands in front of them.
constexpr std::string_view kRunName = "_task_run";

// The name under which a script imports a package; empty when it does not.
std::string ImportedAs(const std::string& text, std::string_view package) {
  const ParsedScript parsed = ParseScript(std::make_shared<const SourceFile>("query", text));
  for (const ast::ImportDecl& import : parsed.file.imports) {
    if (import.path == nullptr || import.path->value != package) continue;
    if (!import.alias.text.empty()) return std::string(import.alias.text);
    return std::string(package.substr(package.rfind('/') + 1));
  }
  return {};
}

// The window of a run begins where the one before ended.
Time WindowBegin(const tasks::Schedule& schedule, Time scheduled_for) {
  const Duration every = schedule.text().every;
  const Result<Time> begin = every.IsZero() ? schedule.Former(scheduled_for) : Add(scheduled_for, every.Negated());
  return begin.value_or(scheduled_for);
}

Error AsRunError(Error error, const CompiledScript& script) {
  // What is not there is not the script's fault.
  const bool is_state = error.code == ErrorCode::kNotFound;
  if (!is_state) NamePlace(error, script);
  error.trace.clear();
  error.message = (is_state ? "error exhausting result iterator: " : "could not execute task run: ") + error.message;
  return error;
}

}  // namespace

Result<TaskScript> TaskScriptOf(const Records& records, const json::object& task, const tasks::TaskPlan& plan,
                                Time scheduled_for, std::optional<Time> last_success) {
  TaskScript made;
  FLUX_TRY(made.script.text, ScriptOf(records, task));
  made.ambient = {fmt::format("v.timeRangeStart={}", FormatTime(WindowBegin(plan.schedule, scheduled_for))),
                  fmt::format("v.timeRangeStop={}", FormatTime(scheduled_for))};
  made.script.ambient = {"v"};
  if (!TextIn(task, "scriptID").empty()) {
    const Duration every = plan.schedule.text().every;
    made.ambient.push_back(fmt::format("task.name={}", TextIn(task, "name")));
    if (!every.IsZero()) made.ambient.push_back(fmt::format("task.every={}", FormatDuration(every)));
    made.script.ambient.emplace_back("task");
    FLUX_TRY(const json::object* const params, FindObject(task, "scriptParameters"));
    FLUX_TRY(const std::string values, LiteralText(params != nullptr ? *params : json::object()));
    made.script.statements = fmt::format("option params = {}", values);
  }
  const std::string package = last_success ? ImportedAs(made.script.text, kTasksPackage) : std::string();
  if (!package.empty()) {
    made.script.statements += fmt::format(" option {}.lastSuccessTime = {}.lastSuccess", package, kRunName);
    made.script.ambient.push_back(fmt::format("{}.lastSuccess={}", kRunName, FormatTime(Time{0})));
    made.ambient.push_back(fmt::format("{}.lastSuccess={}", kRunName, FormatTime(*last_success)));
  }
  return made;
}

Status TaskExecutor::Execute(tasks::Run& run, const tasks::TaskPlan& plan, const CancelToken& cancel) {
  const RecordRef task = server_.records->Find(RecordKind::kTask, Id{run.task});
  if (task == nullptr) return Fail(ErrorCode::kNotFound, "task not found");
  const std::optional<tasks::TaskState> state = server_.tasks->runner().FindState(run.task);
  std::optional<Time> last_success;
  if (state && state->last_success.ns != 0) last_success = state->last_success;
  FLUX_TRY(const TaskScript made, TaskScriptOf(*server_.records, *task, plan, run.scheduled_for, last_success));
  run.log.push_back(
      {WallClock(), fmt::format("Started task from script: {}", json::serialize(json::value(made.script.text)))});
  const Id org = IdIn(*task, "orgID");
  FLUX_TRY(const IdentityRef owner, server_.identities.OfUser(IdIn(*task, "ownerID")));
  Result<CompiledScriptRef> script = server_.scripts.Compile(made.script);
  if (!script) return Fail(ErrorCode::kInvalid, "could not execute task run: " + script.error().message);
  const RunningQueries::Entry running(server_.queries,
                                      {Id{run.id}, IdIn(*task, "ownerID"), org, made.script.text, WallClock()},
                                      milliseconds(0), cancel);
  io::NullByteSink nowhere;
  SessionOptions options = SessionOptionsOf(server_, owner, org, run.scheduled_for);
  options.ambient.names = made.ambient;
  const auto begin = std::chrono::steady_clock::now();
  QueryAnswer done =
      RunQuery(*server_.host, {.module = (*script)->module, .options = std::move(options)}, nowhere, running.cancel());
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  server_.metrics.CountQuery(done.status ? "success" : "runtime_error", taken.count());
  if (!done.status) return std::unexpected(AsRunError(std::move(done.status.error()), **script));
  return {};
}

void TaskExecutor::Observe(tasks::RunEvent event, const tasks::Run& run, const tasks::TaskPlan& plan) {
  const std::string name = plan.name.substr(plan.name.find('/') + 1);
  const auto seconds = [](Time from, Time to) { return static_cast<double>(to.ns - from.ns) / kNsPerSecond; };
  switch (event) {
    case tasks::RunEvent::kStarted:
      if (run.attempt == 1 && !run.requested_at)
        server_.metrics.CountRunStart(name, seconds(plan.schedule.StartOf(run.scheduled_for), run.started_at));
      return;
    case tasks::RunEvent::kFailedOnce:
      server_.metrics.CountRunRetry(name);
      return;
    case tasks::RunEvent::kEnded:
      server_.metrics.CountRunEnd(name, tasks::StatusName(run.status), seconds(run.started_at, run.finished_at));
      break;
  }
  if (run.status != tasks::RunStatus::kFailed) return;
  server_.log().Write(LogLevel::kWarning, "task failed",
                      {{"task", Id{run.task}.Text()},
                       {"name", name},
                       {"run", Id{run.id}.Text()},
                       {"error", run.log.empty() ? "" : run.log.back().message}});
}

}  // namespace flux::server
