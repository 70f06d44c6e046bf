#include "tools/server/topic_publisher.h"

#include "fmt/format.h"
#include "runtime/base/memory.h"
#include "runtime/base/terminal_text.h"

namespace flux::server {

namespace {

alerts::FieldValue FieldOf(const Value& value) {
  if (value.is_null()) return std::monostate();
  switch (value.kind()) {
    case ValueKind::kBool:
      return value.AsBool();
    case ValueKind::kInt:
      return value.AsInt();
    case ValueKind::kUint:
      return value.AsUint();
    case ValueKind::kFloat:
      return value.AsFloat();
    case ValueKind::kString:
      return std::string(value.AsString());
    case ValueKind::kTime:
      return value.AsTime();
    default:
      return std::monostate();
  }
}

// `host=a,region=b`, as Kapacitor names groups.
std::string GroupText(const std::map<std::string, std::string>& tags) {
  std::string text;
  for (const auto& [key, value] : tags) text += fmt::format("{}{}={}", text.empty() ? "" : ",", key, value);
  return text.empty() ? "nil" : text;
}

}  // namespace

Result<std::optional<alerts::Event>> EventOfAlert(const PublishedAlert& alert) {
  if (alert.level == "unknown") return std::nullopt;
  const Result<alerts::Level> level = alerts::ParseLevel(alert.level);
  if (alert.level.empty() || !level) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("a row has {}; levels are `ok`, `info`, `warn`, `crit` and `unknown`",
                            alert.level.empty() ? "no level" : fmt::format("the level `{}`", ShownName(alert.level))));
  }
  alerts::Event event;
  event.state.time = alert.time;
  event.state.level = *level;
  event.state.details = alert.details;
  event.data.name = alert.name;
  event.data.task = alert.task;
  event.data.group = GroupText(alert.tags);
  event.state.id = !alert.id.empty()
                       ? alert.id
                       : fmt::format("{}:{}", alert.check.empty() ? alert.name : alert.check, event.data.group);
  event.state.message =
      !alert.message.empty() ? alert.message : fmt::format("{} is {}", event.state.id, alerts::LevelName(*level));
  alerts::Series& series = event.data.series.emplace_back();
  series.name = alert.name;
  series.tags = alert.tags;
  series.columns = {"time"};
  series.rows = {{alerts::FieldValue(alert.time)}};
  for (const auto& [name, value] : alert.fields) {
    series.columns.push_back(name);
    series.rows.front().push_back(FieldOf(value));
    event.data.fields.emplace(name, FieldOf(value));
  }
  event.data.tags = alert.tags;
  return event;
}

Status TopicPublisher::Publish(std::string_view topic, std::vector<PublishedAlert> published) {
  if (!identity_->May(Action::kWrite, "notificationRules", org_))
    return Fail(ErrorCode::kPermissionDenied,
                "the token does not allow to publish: it needs the right to write "
                "`notificationRules` in the organization");
  // Events outlive the query, so nothing of them may count for it.
  const MemoryScope uncounted(nullptr);
  std::vector<alerts::Event> events;
  for (const PublishedAlert& alert : published) {
    FLUX_TRY(std::optional<alerts::Event> event, EventOfAlert(alert));
    if (event) events.push_back(*std::move(event));
  }
  return topics_.Publish(topic, std::move(events));
}

}  // namespace flux::server
