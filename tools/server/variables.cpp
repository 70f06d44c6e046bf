// Variables of dashboards, which clients keep here.

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/wall_clock.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"

namespace flux::server {

namespace {

json::object VariableView(const json::object& variable) {
  json::object view = variable;
  const std::string self = fmt::format("/api/v2/variables/{}", TextIn(variable, "id"));
  view["labels"] = json::array();
  view["links"] = json::object{
      {"self", self}, {"labels", self + "/labels"}, {"org", fmt::format("/api/v2/orgs/{}", TextIn(variable, "orgID"))}};
  return view;
}

Result<RecordRef> FindFor(Call& call, Action action) {
  FLUX_TRY(const Id id, call.PathId(0));
  RecordRef variable = call.server().records->Find(RecordKind::kVariable, id);
  if (variable == nullptr)
    return Fail(ErrorCode::kNotFound, fmt::format("variable not found for key \"{}\"", id.Text()));
  FLUX_TRY_STATUS(call.Require(action, "variables", IdIn(*variable, "orgID"), id));
  return variable;
}

Status CheckArguments(const json::object& arguments) {
  const std::string type = TextIn(arguments, "type");
  if (type == "constant" || type == "map" || type == "query") return {};
  return Fail(ErrorCode::kInvalid, "the `type` of a variable's arguments must be `constant`, `map` or `query`");
}

// Reads what a body changes of a variable.
Status Change(const json::object& body, json::object& variable) {
  FLUX_TRY(const auto name, FindText(body, "name"));
  FLUX_TRY(const auto description, FindText(body, "description"));
  FLUX_TRY(const json::object* const arguments, FindObject(body, "arguments"));
  FLUX_TRY(const json::array* const selected, FindArray(body, "selected"));
  if (name && name->empty()) return Fail(ErrorCode::kInvalid, "missing variable name");
  if (name) variable["name"] = *name;
  if (description) variable["description"] = *description;
  if (selected != nullptr) variable["selected"] = *selected;
  if (arguments != nullptr) {
    FLUX_TRY_STATUS(CheckArguments(*arguments));
    variable["arguments"] = *arguments;
  }
  variable["updatedAt"] = FormatTime(WallClock());
  return {};
}

// No two of an organization have one name.
Status CheckName(const Records& records, const json::object& variable) {
  for (const RecordRef& known : records.List(RecordKind::kVariable)) {
    if (TextIn(*known, "id") == TextIn(variable, "id") || TextIn(*known, "orgID") != TextIn(variable, "orgID"))
      continue;
    if (TextIn(*known, "name") == TextIn(variable, "name"))
      return Fail(ErrorCode::kAlreadyExists,
                  fmt::format("variable with name {} already exists", ShownName(TextIn(variable, "name"))));
  }
  return {};
}

}  // namespace

Status GetVariables(Call& call) {
  FLUX_TRY(const RecordRef org, call.OrganizationIfNamed());
  json::array variables;
  for (const RecordRef& variable : call.server().records->List(RecordKind::kVariable)) {
    const Id in_org = IdIn(*variable, "orgID");
    if (org != nullptr && IdIn(*org, "id") != in_org) continue;
    if (call.May(Action::kRead, "variables", in_org, IdIn(*variable, "id")))
      variables.push_back(VariableView(*variable));
  }
  return call.SendJson(
      200, json::object{{"links", json::object{{"self", "/api/v2/variables"}}}, {"variables", std::move(variables)}});
}

Status PostVariable(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto org_text, FindText(body, "orgID"));
  FLUX_TRY(const Id org, ParseId(org_text.value_or("")));
  json::object variable{{"id", MakeLaterId().Text()},
                        {"orgID", org.Text()},
                        {"name", ""},
                        {"description", ""},
                        {"selected", nullptr},
                        {"arguments", nullptr},
                        {"createdAt", FormatTime(WallClock())}};
  FLUX_TRY_STATUS(Change(body, variable));
  if (TextIn(variable, "name").empty()) return Fail(ErrorCode::kInvalid, "missing variable name");
  if (variable["arguments"].is_null()) return Fail(ErrorCode::kInvalid, "missing variable arguments");
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  if (records.Find(RecordKind::kOrganization, org) == nullptr)
    return Fail(ErrorCode::kNotFound, "organization not found");
  FLUX_TRY_STATUS(call.Require(Action::kWrite, "variables", org));
  FLUX_TRY_STATUS(CheckName(records, variable));
  FLUX_TRY_STATUS(records.Put(RecordKind::kVariable, IdIn(variable, "id"), variable));
  return call.SendJson(201, VariableView(variable));
}

Status GetVariable(Call& call) {
  FLUX_TRY(const RecordRef variable, FindFor(call, Action::kRead));
  return call.SendJson(200, VariableView(*variable));
}

Status PatchVariable(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef variable, FindFor(call, Action::kWrite));
  json::object changed = *variable;
  FLUX_TRY_STATUS(Change(body, changed));
  FLUX_TRY_STATUS(CheckName(records, changed));
  FLUX_TRY_STATUS(records.Put(RecordKind::kVariable, IdIn(changed, "id"), changed));
  return call.SendJson(200, VariableView(changed));
}

Status DeleteVariable(Call& call) {
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef variable, FindFor(call, Action::kWrite));
  FLUX_TRY_STATUS(records.Remove(RecordKind::kVariable, TextIn(*variable, "id")));
  return call.SendNothing();
}

}  // namespace flux::server
