#include "tools/server/task_plans.h"

#include "fmt/format.h"
#include "tools/server/server_state.h"
#include "tools/server/task_options.h"

namespace flux::server {

namespace {

// Names are unique for nobody but those of one organization.
std::string KeyOf(const json::object& task, std::string_view name) {
  return name.empty() ? std::string() : fmt::format("{}/{}", TextIn(task, "orgID"), name);
}

// A task of a script has no options of its own but those that its record has.
TaskOptions OptionsOfRecord(const json::object& task) {
  TaskOptions options;
  options.name = TextIn(task, "name");
  options.every = TextIn(task, "every");
  options.cron = TextIn(task, "cron");
  options.offset = ParseDuration(TextIn(task, "offset")).value_or(Duration());
  return options;
}

}  // namespace

Result<tasks::TaskPlan> PlanOf(const json::object& task) {
  TaskOptions options = OptionsOfRecord(task);
  if (TextIn(task, "scriptID").empty()) {
    FLUX_TRY(options, ReadTaskOptions(TextIn(task, "flux")));
  }
  FLUX_TRY(tasks::Schedule schedule, tasks::Schedule::Make(options.Schedule()));
  const TaskComment& comment = options.comment;
  tasks::TaskPlan plan{.id = IdIn(task, "id").value,
                       .name = KeyOf(task, options.name),
                       .after = KeyOf(task, comment.after),
                       .schedule = std::move(schedule),
                       .since = ParseTime(TextIn(task, "latestCompleted")).value_or(Time())};
  plan.is_active = TextIn(task, "status") == "active";
  if (options.concurrency) plan.concurrency = static_cast<uint32_t>(*options.concurrency);
  plan.attempts = static_cast<uint32_t>(options.retry);
  plan.backoff = comment.backoff;
  plan.jitter = comment.jitter;
  plan.timeout = comment.timeout;
  plan.catch_up = comment.catch_up;
  plan.max_catch_up = comment.max_catch_up;
  return plan;
}

Result<std::string> ScriptOf(const Records& records, const json::object& task) {
  const std::string script_id = TextIn(task, "scriptID");
  if (script_id.empty()) return TextIn(task, "flux");
  const RecordRef script = records.Find(RecordKind::kScript, script_id);
  if (script == nullptr) return Fail(ErrorCode::kNotFound, fmt::format("there is no script {}", script_id));
  return TextIn(*script, "script");
}

}  // namespace flux::server
