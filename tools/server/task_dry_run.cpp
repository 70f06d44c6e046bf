// What a run of a task would write, without writing it.

#include "fmt/format.h"
#include "runtime/base/wall_clock.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"
#include "tools/server/session_options.h"
#include "tools/server/task_execution.h"
#include "tools/server/task_plans.h"

namespace flux::server {

namespace {

// Takes what `to` passes on, which is what it would have written, and leaves out other results.
class WrittenResults final : public io::ResultEncoder {
 public:
  WrittenResults(io::ByteSink& sink, const PlannedScript& script, const Registry& registry)
      : lines_(*io::MakeEncoder("lp", sink)), script_(script), registry_(registry) {}

  TableSink& BeginResult(std::string_view name) override {
    while (index_ < script_.result_names.size() && script_.result_names[index_] != name) ++index_;
    const OperationDef* const last =
        index_ < script_.written.size() ? registry_.FindOperation(script_.written[index_]->name) : nullptr;
    is_written_ = last != nullptr && last->has_effect;
    ++index_;
    return is_written_ ? lines_->BeginResult(name) : nowhere_;
  }
  Status EndResult() override { return is_written_ ? lines_->EndResult() : Status(); }
  Status Finish() override { return lines_->Finish(); }
  bool has_output() const override { return lines_->has_output(); }
  Status WriteError(std::string_view message) override { return lines_->WriteError(message); }

 private:
  std::unique_ptr<io::ResultEncoder> lines_;
  const PlannedScript& script_;
  const Registry& registry_;
  DiscardingSink nowhere_;
  size_t index_ = 0;
  bool is_written_ = false;
};

// Lines of the points, behind comments on what was left out.
Result<std::string> DryRun(Call& call, const TaskScript& made, Id org, const IdentityRef& owner, Time now) {
  ServerState& server = call.server();
  FLUX_TRY(const CompiledScriptRef script, server.scripts.Compile(made.script));
  SessionOptions options = SessionOptionsOf(server, owner, org, now);
  options.ambient.names = made.ambient;
  options.has_effects = false;
  const RunningQueries::Entry running(server.queries,
                                      {MakeId(), call.identity().user, org, made.script.text, WallClock()},
                                      server.options.query_timeout, call.exchange().cancel());
  Session session(*server.host, std::move(options), running.cancel());
  FLUX_TRY(const PlannedScript planned, session.Plan(script->module));
  io::StringByteSink out;
  WrittenResults written(out, planned, server.host->engine().registry());
  FLUX_TRY_STATUS(session.Execute(planned, written, nullptr));
  std::string skipped;
  const std::string text = session.SkippedEffectsText();
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    skipped += fmt::format("# not done: {}\n", std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
  }
  return skipped + out.text;
}

}  // namespace

Status PostTaskDryRun(Call& call) {
  FLUX_TRY(const Id id, call.PathId(0));
  const ServerState& server = call.server();
  const RecordRef task = server.records->Find(RecordKind::kTask, id);
  if (task == nullptr) return Fail(ErrorCode::kNotFound, "failed to find task: task not found");
  const Id org = IdIn(*task, "orgID");
  FLUX_TRY_STATUS(call.Require(Action::kWrite, "tasks", org, id));
  FLUX_TRY(const std::string body_text, http::ReadAll(call.exchange(), 1 << 20));
  FLUX_TRY(const json::object body, body_text.empty() ? json::object() : ParseObject(body_text));
  FLUX_TRY(const auto wanted, FindText(body, "scheduledFor"));
  FLUX_TRY(const tasks::TaskPlan plan, PlanOf(*task));
  Time now = plan.schedule.Former(Time{WallClock().ns + 1}).value_or(WallClock());
  if (wanted && !wanted->empty()) {
    FLUX_TRY(now, ParseTime(*wanted));
  }
  FLUX_TRY(const TaskScript made, TaskScriptOf(*server.records, *task, plan, now, std::nullopt));
  FLUX_TRY(const IdentityRef owner, server.identities.OfUser(IdIn(*task, "ownerID")));
  FLUX_TRY(const std::string text, DryRun(call, made, org, owner, now));
  call.answer().AddHeader("Content-Type", "text/plain; charset=utf-8");
  FLUX_TRY_STATUS(call.answer().Write(text));
  return call.answer().Finish();
}

}  // namespace flux::server
