// Tasks: scripts that run again and again, as they are kept and shown.

#include <algorithm>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/wall_clock.h"
#include "runtime/net/url.h"
#include "runtime/plan/flux_text.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"
#include "tools/server/task_options.h"
#include "tools/server/task_requests.h"
#include "tools/server/task_service.h"

namespace flux::server {

namespace {

constexpr size_t kUsualPage = 100, kLargestPage = 500;

// To the second, as times of tasks are.
std::string Now() {
  const int64_t now = WallClock().ns;
  return FormatTime(Time{now - now % kNsPerSecond});
}

// In hours, minutes and seconds.
std::string OffsetText(Duration offset) {
  const int64_t all = offset.ns / kNsPerSecond;
  const auto seconds = static_cast<uint64_t>(all < 0 ? -all : all);
  std::string text = all < 0 ? "-" : "";
  if (seconds >= 3600) text += fmt::format("{}h", seconds / 3600);
  if (seconds / 60 % 60 != 0) text += fmt::format("{}m", seconds / 60 % 60);
  if (seconds % 60 != 0) text += fmt::format("{}s", seconds % 60);
  return text;
}

// What its runs have left of it.
void AddState(const Records& records, const json::object& task, json::object& view) {
  const RecordRef state = records.Find(RecordKind::kTaskState, TextIn(task, "id"));
  if (state == nullptr) return;
  const std::string completed = TextIn(*state, "latestCompleted");
  const auto time = [](const std::string& text) { return ParseTime(text).value_or(Time()); };
  if (time(completed) > time(TextIn(task, "latestCompleted"))) view["latestCompleted"] = completed;
  for (const std::string_view name : {"lastRunStatus", "lastRunError"}) {
    if (std::string text = TextIn(*state, name); !text.empty()) view[name] = std::move(text);
  }
}

// What answers show; what a task does not have is left out.
json::object TaskView(const ServerState& server, const json::object& task) {
  const Records& records = *server.records;
  const std::string id = TextIn(task, "id"), self = fmt::format("/api/v2/tasks/{}", id);
  const RecordRef org = records.Find(RecordKind::kOrganization, TextIn(task, "orgID"));
  json::object view{{"links", json::object{{"labels", self + "/labels"},
                                           {"logs", self + "/logs"},
                                           {"members", self + "/members"},
                                           {"owners", self + "/owners"},
                                           {"runs", self + "/runs"},
                                           {"self", self}}},
                    {"labels", LabelsOf(records, IdIn(task, "id"))},
                    {"id", id},
                    {"orgID", TextIn(task, "orgID")},
                    {"org", org != nullptr ? TextIn(*org, "name") : ""},
                    {"ownerID", TextIn(task, "ownerID")},
                    {"name", TextIn(task, "name")},
                    {"status", TextIn(task, "status")},
                    {"flux", TextIn(task, "flux")}};
  for (const std::string_view name :
       {"description", "every", "cron", "offset", "latestCompleted", "createdAt", "updatedAt", "scriptID"}) {
    if (std::string text = TextIn(task, name); !text.empty()) view[name] = std::move(text);
  }
  if (const json::value* params = task.if_contains("scriptParameters")) view["scriptParameters"] = *params;
  AddState(records, task, view);
  return view;
}

Status CheckStatus(const std::optional<std::string>& status) {
  if (!status || status->empty() || *status == "active" || *status == "inactive") return {};
  return Fail(ErrorCode::kInvalid, fmt::format("invalid task status: \"{}\"", ShownName(*status)));
}

// Notes a script and what it says of itself.
Status SetScript(std::string script, json::object& task) {
  FLUX_TRY(const TaskOptions options, During("invalid options", ReadTaskOptions(script)));
  task["flux"] = std::move(script);
  task["name"] = options.name;
  task["every"] = options.every;
  task["cron"] = options.cron;
  task["offset"] = OffsetText(options.offset);
  return {};
}

// What a request to make a task says.
struct TaskMaking {
  std::string script, description, status, org, org_id;
  // Of a task that runs an invokable script, which has no options of its own.
  std::string script_id, name, every, cron, offset;
  json::object parameters;
};

Result<TaskMaking> ReadMaking(const json::object& body) {
  TaskMaking making;
  const auto take = [&](std::string_view name, std::string& member) -> Status {
    FLUX_TRY(auto text, FindText(body, name));
    member = std::move(text).value_or("");
    return {};
  };
  FLUX_TRY_STATUS(take("flux", making.script));
  FLUX_TRY_STATUS(take("description", making.description));
  FLUX_TRY_STATUS(take("status", making.status));
  FLUX_TRY_STATUS(take("org", making.org));
  FLUX_TRY_STATUS(take("orgID", making.org_id));
  FLUX_TRY_STATUS(take("scriptID", making.script_id));
  if (!making.script_id.empty()) {
    FLUX_TRY_STATUS(take("name", making.name));
    FLUX_TRY_STATUS(take("every", making.every));
    FLUX_TRY_STATUS(take("cron", making.cron));
    FLUX_TRY_STATUS(take("offset", making.offset));
    FLUX_TRY(const json::object* const parameters, FindObject(body, "scriptParameters"));
    if (parameters != nullptr) making.parameters = *parameters;
  }
  if (making.script.empty() == making.script_id.empty())
    return Fail(ErrorCode::kInvalid, making.script.empty() ? "missing flux" : "cannot specify both flux and scriptID");
  if (making.org_id.empty() && making.org.empty()) return Fail(ErrorCode::kInvalid, "missing orgID and org");
  if (!making.org_id.empty()) {
    FLUX_TRY([[maybe_unused]] const Id id, ParseId(making.org_id));
  }
  FLUX_TRY_STATUS(CheckStatus(making.status));
  return making;
}

// Notes the script of another record, and when it is to run.
Status SetScriptId(const Records& records, const TaskMaking& making, json::object& task) {
  FLUX_TRY(const Id id, ParseId(making.script_id));
  if (records.Find(RecordKind::kScript, id) == nullptr) return Fail(ErrorCode::kNotFound, "script not found");
  const auto quoted = [](const std::string& text) { return *plan::FluxLiteral(Value::String(text)); };
  // The options are those of a script, and so are what can be wrong with them.
  std::string record = fmt::format("name: {}", quoted(making.name));
  if (!making.every.empty()) record += ", every: " + making.every;
  if (!making.cron.empty()) record += ", cron: " + quoted(making.cron);
  if (!making.offset.empty()) record += ", offset: " + making.offset;
  FLUX_TRY_STATUS(SetScript(fmt::format("option task = {{{}}}", record), task));
  task["flux"] = "";
  task["scriptID"] = making.script_id;
  task["scriptParameters"] = making.parameters;
  return {};
}

Result<RecordRef> FindOrganization(const Records& records, const TaskMaking& making) {
  RecordRef org = making.org_id.empty() ? FindOrganization(records, making.org)
                                        : records.Find(RecordKind::kOrganization, making.org_id);
  if (org != nullptr) return org;
  return Fail(ErrorCode::kNotFound, making.org_id.empty()
                                        ? fmt::format("organization name \"{}\" not found", ShownName(making.org))
                                        : "organization not found");
}

// What a request to change a task says.
struct TaskChange {
  std::optional<std::string> script, status, description;
  TaskOptionChanges options;
};

// A member that clients send empty when they mean nothing by it.
Status TakeText(const json::object& body, std::string_view name, std::optional<std::string>& member) {
  FLUX_TRY(member, FindText(body, name));
  if (member && member->empty()) member.reset();
  return {};
}

Status CheckLength(std::string_view name, const std::optional<std::string>& text) {
  if (!text) return {};
  const Result<Duration> length = ParseDuration(*text);
  if (!length) return Fail(ErrorCode::kInvalid, fmt::format("invalid duration {}", ShownName(*text)));
  if (name == "every" && (length->months < 0 || length->ns < 0))
    return Fail(ErrorCode::kInvalid, "every must not be negative");
  return {};
}

Result<TaskChange> ReadChange(const json::object& body) {
  TaskChange change;
  TaskOptionChanges& options = change.options;
  FLUX_TRY_STATUS(TakeText(body, "flux", change.script));
  FLUX_TRY_STATUS(TakeText(body, "status", change.status));
  FLUX_TRY(change.description, FindText(body, "description"));
  FLUX_TRY_STATUS(TakeText(body, "name", options.name));
  FLUX_TRY_STATUS(TakeText(body, "every", options.every));
  FLUX_TRY_STATUS(TakeText(body, "cron", options.cron));
  FLUX_TRY_STATUS(TakeText(body, "offset", options.offset));
  FLUX_TRY(options.concurrency, FindInt(body, "concurrency"));
  FLUX_TRY(options.retry, FindInt(body, "retry"));
  if (options.every && options.cron) return Fail(ErrorCode::kInvalid, "cannot specify both every and cron");
  FLUX_TRY_STATUS(CheckLength("every", options.every));
  FLUX_TRY_STATUS(CheckLength("offset", options.offset));
  if (!change.script && !change.status && !change.description && options.is_empty())
    return Fail(ErrorCode::kInvalid, "cannot update task without content");
  FLUX_TRY_STATUS(CheckStatus(change.status));
  return change;
}

Status ApplyChange(const TaskChange& change, json::object& task) {
  std::string script = change.script.value_or(TextIn(task, "flux"));
  if (!change.options.is_empty()) {
    FLUX_TRY(script, During("invalid options", WithTaskOptions(script, change.options)));
  }
  if (change.script || !change.options.is_empty()) FLUX_TRY_STATUS(SetScript(std::move(script), task));
  if (change.description) task["description"] = *change.description;
  if (change.status && *change.status != TextIn(task, "status")) {
    task["status"] = *change.status;
    // What it missed meanwhile is not made up for.
    if (*change.status == "active") task["latestCompleted"] = Now();
  }
  task["updatedAt"] = Now();
  return {};
}

// Which tasks a list is to have.
struct TaskFilter {
  Id after, user;
  RecordRef org;
  std::string org_name, status, name;
  bool is_basic = false;
  size_t limit = kUsualPage;

  bool Matches(const json::object& task) const {
    return (!after.is_set() || IdIn(task, "id") > after) && (!user.is_set() || IdIn(task, "ownerID") == user) &&
           (org == nullptr || TextIn(task, "orgID") == TextIn(*org, "id")) &&
           (status.empty() || TextIn(task, "status") == status) && (name.empty() || TextIn(task, "name") == name);
  }
  std::string Link(Id behind) const {
    std::vector<std::pair<std::string, std::string>> parts;
    if (behind.is_set()) parts.emplace_back("after", behind.Text());
    parts.emplace_back("limit", fmt::to_string(limit));
    if (!org_name.empty()) parts.emplace_back("org", org_name);
    if (org != nullptr) parts.emplace_back("orgID", TextIn(*org, "id"));
    if (user.is_set()) parts.emplace_back("user", user.Text());
    return "/api/v2/tasks?" + net::EncodeQuery(parts);
  }
};

Result<TaskFilter> ReadFilter(Call& call) {
  const http::Request& request = call.request();
  TaskFilter filter;
  if (const std::string_view after = request.ParameterOrEmpty("after"); !after.empty()) {
    FLUX_TRY(filter.after, ParseId(after));
  }
  if (const std::string_view user = request.ParameterOrEmpty("user"); !user.empty()) {
    FLUX_TRY(filter.user, ParseId(user));
  }
  FLUX_TRY(filter.org, call.OrganizationIfNamed());
  if (!request.ParameterOrEmpty("org").empty() && filter.org != nullptr) filter.org_name = TextIn(*filter.org, "name");
  FLUX_TRY(filter.limit, call.Number("limit", kUsualPage, 1, kLargestPage));
  const std::string_view status = request.ParameterOrEmpty("status"), type = request.ParameterOrEmpty("type");
  if (status == "active" || status == "inactive") filter.status = status;
  if (!type.empty() && type != "basic" && type != "system")
    return Fail(ErrorCode::kInvalid, fmt::format("\"{}\" is not a valid task type", ShownName(type)));
  filter.is_basic = type == "basic";
  filter.name = request.ParameterOrEmpty("name");
  return filter;
}

}  // namespace

Result<RecordRef> FindTask(Call& call, Action action, std::string_view what) {
  FLUX_TRY(const Id id, Decoded(call.PathId(0)));
  RecordRef task = call.server().records->Find(RecordKind::kTask, id);
  if (task == nullptr) return Fail(ErrorCode::kNotFound, fmt::format("failed to {}: task not found", what));
  FLUX_TRY_STATUS(call.Require(action, "tasks", IdIn(*task, "orgID"), id));
  return task;
}

Status GetTasks(Call& call) {
  FLUX_TRY(const TaskFilter filter, Decoded(ReadFilter(call)));
  const Records& records = *call.server().records;
  json::array tasks;
  Id last;
  for (const RecordRef& task : records.List(RecordKind::kTask)) {
    if (tasks.size() == filter.limit) break;
    last = IdIn(*task, "id");
    if (!filter.Matches(*task) || !call.May(Action::kRead, "tasks", IdIn(*task, "orgID"), last)) continue;
    json::object& view = tasks.emplace_back(TaskView(call.server(), *task)).as_object();
    if (filter.is_basic) view["flux"] = "";
  }
  json::object links{{"self", filter.Link(filter.after)}};
  if (tasks.size() == filter.limit) links["next"] = filter.Link(last);
  return call.SendJson(200, json::object{{"links", std::move(links)}, {"tasks", std::move(tasks)}});
}

Status PostTask(Call& call) {
  FLUX_TRY(const json::object body, Decoded(call.ReadObject()));
  FLUX_TRY(const TaskMaking making, Decoded(ReadMaking(body)));
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef org, During("could not identify organization", FindOrganization(records, making)));
  const Id org_id = IdIn(*org, "id");
  FLUX_TRY_STATUS(call.Require(Action::kWrite, "tasks", org_id));
  const std::string now = Now();
  json::object task{{"id", MakeLaterId().Text()},
                    {"orgID", org_id.Text()},
                    {"ownerID", call.identity().user.Text()},
                    {"description", making.description},
                    {"status", making.status.empty() ? "active" : making.status},
                    {"latestCompleted", now},
                    {"createdAt", now}};
  FLUX_TRY_STATUS(making.script_id.empty() ? SetScript(making.script, task) : SetScriptId(records, making, task));
  FLUX_TRY_STATUS(records.Put(RecordKind::kTask, IdIn(task, "id"), task));
  call.server().tasks->Put(task);
  return call.SendJson(201, TaskView(call.server(), task));
}

Status GetTask(Call& call) {
  FLUX_TRY(const RecordRef task, FindTask(call, Action::kRead, "find task"));
  return call.SendJson(200, TaskView(call.server(), *task));
}

Status PatchTask(Call& call) {
  FLUX_TRY(const json::object body, Decoded(call.ReadObject()));
  FLUX_TRY(const TaskChange change, Decoded(ReadChange(body)));
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef task, FindTask(call, Action::kWrite, "update task"));
  json::object changed = *task;
  if (const Status done = ApplyChange(change, changed); !done)
    return Fail(done.error().code, "failed to update task: " + done.error().message);
  FLUX_TRY_STATUS(records.Put(RecordKind::kTask, IdIn(changed, "id"), changed));
  call.server().tasks->Put(changed);
  return call.SendJson(200, TaskView(call.server(), changed));
}

Status DeleteTask(Call& call) {
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef task, FindTask(call, Action::kWrite, "delete task"));
  const std::string id = TextIn(*task, "id");
  std::vector<RecordWrite> writes = {{RecordKind::kTask, id, nullptr}};
  for (const RecordRef& mapping : records.List(RecordKind::kLabelMapping, id + "/"))
    writes.push_back({RecordKind::kLabelMapping, fmt::format("{}/{}", id, TextIn(*mapping, "labelID")), nullptr});
  for (const RecordRef& member : records.List(RecordKind::kThingMember, id + "/"))
    writes.push_back({RecordKind::kThingMember, fmt::format("{}/{}", id, TextIn(*member, "userID")), nullptr});
  FLUX_TRY_STATUS(records.Write(writes));
  call.server().tasks->Remove(IdIn(*task, "id"));
  return call.SendNothing();
}

}  // namespace flux::server
