// Labels, and what they are attached to.

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"
#include "tools/server/things.h"

namespace flux::server {

namespace {

json::object LabelView(const json::object& label) {
  const json::value* properties = label.if_contains("properties");
  return {{"id", TextIn(label, "id")},
          {"orgID", TextIn(label, "orgID")},
          {"name", TextIn(label, "name")},
          {"properties", properties != nullptr ? *properties : json::object()}};
}

json::object Answer(const json::object& label) {
  return {{"links", json::object{{"self", fmt::format("/api/v2/labels/{}", TextIn(label, "id"))}}},
          {"label", LabelView(label)}};
}

Result<RecordRef> FindFor(Call& call, Action action, Id id) {
  RecordRef label = call.server().records->Find(RecordKind::kLabel, id);
  if (label == nullptr) return Fail(ErrorCode::kNotFound, "label not found");
  FLUX_TRY_STATUS(call.Require(action, "labels", IdIn(*label, "orgID"), id));
  return label;
}

// Reads what a body changes of a label.
Status Change(const json::object& body, json::object& label) {
  FLUX_TRY(const auto name, FindText(body, "name"));
  FLUX_TRY(const json::object* const properties, FindObject(body, "properties"));
  if (name && name->empty()) return Fail(ErrorCode::kInvalid, "label name is required");
  if (name) label["name"] = *name;
  if (properties == nullptr) return {};
  json::object& known =
      label["properties"].is_object() ? label["properties"].as_object() : label["properties"].emplace_object();
  for (const auto& [key, value] : *properties) {
    if (!value.is_string()) return Fail(ErrorCode::kInvalid, "the properties of a label must be strings");
    // An empty one goes away.
    if (value.as_string().empty()) {
      known.erase(key);
    } else {
      known[key] = value;
    }
  }
  return {};
}

std::string MappingKey(Id thing, Id label) { return fmt::format("{}/{}", thing.Text(), label.Text()); }

}  // namespace

json::array LabelsOf(const Records& records, Id thing) {
  json::array labels;
  for (const RecordRef& mapping : records.List(RecordKind::kLabelMapping, thing.Text() + "/")) {
    const RecordRef label = records.Find(RecordKind::kLabel, TextIn(*mapping, "labelID"));
    if (label != nullptr) labels.push_back(LabelView(*label));
  }
  return labels;
}

Status GetLabels(Call& call) {
  FLUX_TRY(const RecordRef org, call.OrganizationIfNamed());
  json::array labels;
  for (const RecordRef& label : call.server().records->List(RecordKind::kLabel)) {
    const Id in_org = IdIn(*label, "orgID");
    if (org != nullptr && IdIn(*org, "id") != in_org) continue;
    if (call.May(Action::kRead, "labels", in_org, IdIn(*label, "id"))) labels.push_back(LabelView(*label));
  }
  return call.SendJson(
      200, json::object{{"links", json::object{{"self", "/api/v2/labels"}}}, {"labels", std::move(labels)}});
}

Status PostLabel(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto org_text, FindText(body, "orgID"));
  FLUX_TRY(const Id org, ParseId(org_text.value_or("")));
  json::object label{{"id", MakeLaterId().Text()}, {"orgID", org.Text()}, {"name", ""}, {"properties", json::object()}};
  FLUX_TRY_STATUS(Change(body, label));
  const std::string name = TextIn(label, "name");
  if (name.empty()) return Fail(ErrorCode::kInvalid, "label name is required");
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  if (records.Find(RecordKind::kOrganization, org) == nullptr)
    return Fail(ErrorCode::kNotFound, "organization not found");
  FLUX_TRY_STATUS(call.Require(Action::kWrite, "labels", org));
  for (const RecordRef& known : records.List(RecordKind::kLabel)) {
    if (IdIn(*known, "orgID") == org && TextIn(*known, "name") == name)
      return Fail(ErrorCode::kAlreadyExists, fmt::format("label with name {} already exists", ShownName(name)));
  }
  FLUX_TRY_STATUS(records.Put(RecordKind::kLabel, IdIn(label, "id"), label));
  return call.SendJson(201, Answer(label));
}

Status GetLabel(Call& call) {
  FLUX_TRY(const Id id, call.PathId(0));
  FLUX_TRY(const RecordRef label, FindFor(call, Action::kRead, id));
  return call.SendJson(200, Answer(*label));
}

Status PatchLabel(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const Id id, call.PathId(0));
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef label, FindFor(call, Action::kWrite, id));
  json::object changed = *label;
  FLUX_TRY_STATUS(Change(body, changed));
  FLUX_TRY_STATUS(records.Put(RecordKind::kLabel, id, changed));
  return call.SendJson(200, Answer(changed));
}

Status DeleteLabel(Call& call) {
  FLUX_TRY(const Id id, call.PathId(0));
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const RecordRef label, FindFor(call, Action::kWrite, id));
  std::vector<RecordWrite> writes = {{RecordKind::kLabel, id.Text(), nullptr}};
  for (const RecordRef& mapping : records.List(RecordKind::kLabelMapping)) {
    if (IdIn(*mapping, "labelID") == id)
      writes.push_back({RecordKind::kLabelMapping, MappingKey(IdIn(*mapping, "resourceID"), id), nullptr});
  }
  FLUX_TRY_STATUS(records.Write(writes));
  return call.SendNothing();
}

Status GetLabelsOfThing(Call& call) {
  FLUX_TRY(const Thing thing, ThingOfPath(call, Action::kRead));
  return call.SendJson(200, json::object{{"links", json::object{{"self", "/api/v2/labels"}}},
                                         {"labels", LabelsOf(*call.server().records, thing.id)}});
}

Status PostLabelOfThing(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto text, FindText(body, "labelID"));
  FLUX_TRY(const Id id, ParseId(text.value_or("")));
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const Thing thing, ThingOfPath(call, Action::kWrite));
  FLUX_TRY(const RecordRef label, FindFor(call, Action::kRead, id));
  FLUX_TRY_STATUS(records.Put(RecordKind::kLabelMapping, MappingKey(thing.id, id),
                              json::object{{"resourceID", thing.id.Text()}, {"labelID", id.Text()}}));
  return call.SendJson(201, Answer(*label));
}

Status DeleteLabelOfThing(Call& call) {
  FLUX_TRY(const Id label, call.PathId(1));
  Records& records = *call.server().records;
  const std::lock_guard lock(records.writing());
  FLUX_TRY(const Thing thing, ThingOfPath(call, Action::kWrite));
  const std::string key = MappingKey(thing.id, label);
  if (records.Find(RecordKind::kLabelMapping, key) == nullptr) return Fail(ErrorCode::kNotFound, "label not found");
  FLUX_TRY_STATUS(records.Remove(RecordKind::kLabelMapping, key));
  return call.SendNothing();
}

}  // namespace flux::server
