#include "tools/server/task_service.h"

#include "fmt/format.h"
#include "tools/server/task_plans.h"

namespace flux::server {

TaskService::TaskService(ServerState& server)
    : server_(server),
      records_(*server.store, *server.records),
      executor_(server),
      runner_(records_, executor_, clock_, [] { return MakeLaterId().value; },
              {.max_runs = server.options.max_task_runs, .warn = [this](std::string_view text) { Warn(text); }}) {}

void TaskService::Warn(std::string_view text) const {
  server_.log().Write(LogLevel::kWarning, "tasks", {{"message", text}});
}

std::optional<tasks::TaskPlan> TaskService::PlanOrWarn(const json::object& task) const {
  Result<tasks::TaskPlan> plan = PlanOf(task);
  if (plan) return *std::move(plan);
  Warn(fmt::format("the task {} does not run: {}", TextIn(task, "id"), plan.error().Text()));
  return std::nullopt;
}

Status TaskService::Start() {
  std::vector<tasks::TaskPlan> plans;
  for (const RecordRef& task : server_.records->List(RecordKind::kTask)) {
    if (std::optional<tasks::TaskPlan> plan = PlanOrWarn(*task)) plans.push_back(*std::move(plan));
  }
  is_running_ = true;
  FLUX_TRY(const size_t skipped, runner_.Start(std::move(plans)));
  server_.metrics.CountMissed(skipped);
  if (skipped > 0) Warn(fmt::format("{} times of tasks went by while no server ran, and are skipped", skipped));
  return {};
}

void TaskService::Put(const json::object& task) {
  if (!is_running_) return;
  if (std::optional<tasks::TaskPlan> plan = PlanOrWarn(task)) runner_.Put(*std::move(plan));
}

void TaskService::Remove(Id task) {
  if (!is_running_) return;
  if (const Status done = runner_.Remove(task.value); !done) Warn(done.error().Text());
}

}  // namespace flux::server
