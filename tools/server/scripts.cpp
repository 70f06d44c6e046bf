// Invokable scripts: Flux that is kept under an id and run with parameters, as in InfluxDB Cloud.

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/wall_clock.h"
#include "tools/server/query_run.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"

namespace flux::server {

namespace {

constexpr size_t kUsualPage = 100, kLargestPage = 500;

// Who may do something with tasks of an organization may do so with its scripts.
constexpr std::string_view kPermission = "tasks";

json::object ScriptView(const json::object& script) {
  json::object view = script;
  view["url"] = fmt::format("/api/v2/scripts/{}/invoke", TextIn(script, "id"));
  return view;
}

Result<RecordRef> FindFor(Call& call, Action action) {
  FLUX_TRY(const Id id, call.PathId(0));
  RecordRef script = call.server().records->Find(RecordKind::kScript, id);
  if (script == nullptr) return Fail(ErrorCode::kNotFound, "script not found");
  FLUX_TRY_STATUS(call.Require(action, kPermission, IdIn(*script, "orgID"), id));
  return script;
}

// Reads what a body says of a script, and checks it.
Status Change(ServerState& server, const json::object& body, json::object& script) {
  for (const std::string_view name : {"name", "description", "script"}) {
    FLUX_TRY(const auto text, FindText(body, name));
    if (text) script[name] = *text;
  }
  const std::string name = TextIn(script, "name"), text = TextIn(script, "script");
  if (name.empty()) return Fail(ErrorCode::kInvalid, "missing script name");
  if (text.empty()) return Fail(ErrorCode::kInvalid, "missing script");
  if (text.size() > server.options.max_script_bytes)
    return Fail(ErrorCode::kInvalid, fmt::format("a script may have {} bytes", server.options.max_script_bytes));
  for (const RecordRef& known : server.records->List(RecordKind::kScript)) {
    if (TextIn(*known, "orgID") != TextIn(script, "orgID") || TextIn(*known, "id") == TextIn(script, "id")) continue;
    if (TextIn(*known, "name") == name)
      return Fail(ErrorCode::kAlreadyExists, fmt::format("script with name {} already exists", ShownName(name)));
  }
  script["updatedAt"] = FormatTime(WallClock());
  return {};
}

}  // namespace

Status GetScripts(Call& call) {
  FLUX_TRY(const RecordRef org, call.OrganizationIfNamed());
  // InfluxDB's own client asks for 0 when it was told nothing.
  const bool is_told = call.request().ParameterOrEmpty("limit") != "0";
  FLUX_TRY(const size_t limit, is_told ? call.Number("limit", kUsualPage, 1, kLargestPage) : kUsualPage);
  FLUX_TRY(size_t left_out, call.Number("offset", 0, 0, SIZE_MAX));
  const std::string_view name = call.request().ParameterOrEmpty("name");
  json::array scripts;
  for (const RecordRef& script : call.server().records->List(RecordKind::kScript)) {
    const Id in_org = IdIn(*script, "orgID");
    if (org != nullptr && IdIn(*org, "id") != in_org) continue;
    if (!name.empty() && TextIn(*script, "name") != name) continue;
    if (!call.May(Action::kRead, kPermission, in_org, IdIn(*script, "id"))) continue;
    if (left_out > 0) {
      --left_out;
    } else if (scripts.size() < limit) {
      scripts.push_back(ScriptView(*script));
    }
  }
  return call.SendJson(200, json::object{{"scripts", std::move(scripts)}});
}

Status PostScript(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto language, FindText(body, "language"));
  if (language && !language->empty() && *language != "flux")
    return Fail(ErrorCode::kInvalid,
                fmt::format("`language` cannot be `{}`; scripts are in `flux`", ShownName(*language)));
  FLUX_TRY(const RecordRef org, call.OrganizationIfNamed());
  const Id org_id = org != nullptr ? IdIn(*org, "id") : call.identity().org;
  FLUX_TRY_STATUS(call.Require(Action::kWrite, kPermission, org_id));
  json::object script{{"id", MakeLaterId().Text()},
                      {"orgID", org_id.Text()},
                      {"name", ""},
                      {"description", ""},
                      {"script", ""},
                      {"language", "flux"},
                      {"createdAt", FormatTime(WallClock())}};
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY_STATUS(Change(call.server(), body, script));
  FLUX_TRY_STATUS(records.Put(RecordKind::kScript, IdIn(script, "id"), script));
  return call.SendJson(201, ScriptView(script));
}

Status GetScript(Call& call) {
  FLUX_TRY(const RecordRef script, FindFor(call, Action::kRead));
  return call.SendJson(200, ScriptView(*script));
}

Status PatchScript(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef script, FindFor(call, Action::kWrite));
  json::object changed = *script;
  FLUX_TRY_STATUS(Change(call.server(), body, changed));
  FLUX_TRY_STATUS(records.Put(RecordKind::kScript, IdIn(changed, "id"), changed));
  return call.SendJson(200, ScriptView(changed));
}

Status DeleteScript(Call& call) {
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef script, FindFor(call, Action::kWrite));
  FLUX_TRY_STATUS(records.Remove(RecordKind::kScript, TextIn(*script, "id")));
  return call.SendNothing();
}

Status PostInvokeScript(Call& call) {
  FLUX_TRY(const RecordRef script, FindFor(call, Action::kRead));
  FLUX_TRY(const QueryRequest request, ReadInvocation(call, TextIn(*script, "script")));
  return RunQueryRequest(call, request, IdIn(*script, "orgID"));
}

}  // namespace flux::server
