#include "tools/server/topic_records.h"

#include "fmt/format.h"
#include "tools/alerts/handler_file.h"

namespace flux::server {

namespace {

// Names of topics have no slash.
std::string Key(std::string_view topic, std::string_view id) { return fmt::format("{}/{}", topic, id); }

int64_t IntIn(const json::object& record, std::string_view name) {
  const Result<std::optional<int64_t>> number = FindInt(record, name);
  return number && *number ? **number : 0;
}

RecordRef EventRecord(std::string_view topic, const alerts::EventState& event) {
  return std::make_shared<const json::object>(json::object{{"topic", topic},
                                                           {"id", event.id},
                                                           {"message", event.message},
                                                           {"details", event.details},
                                                           {"time", event.time.ns},
                                                           {"duration", event.duration_ns},
                                                           {"level", alerts::LevelName(event.level)}});
}

alerts::EventState EventOf(const json::object& record) {
  return {.id = TextIn(record, "id"),
          .message = TextIn(record, "message"),
          .details = TextIn(record, "details"),
          .time = Time{IntIn(record, "time")},
          .duration_ns = IntIn(record, "duration"),
          .level = alerts::ParseLevel(TextIn(record, "level")).value_or(alerts::Level::kOk)};
}

}  // namespace

std::vector<alerts::StoredTopic> TopicRecords::Topics() {
  std::vector<alerts::StoredTopic> topics;
  for (const RecordRef& record : records_.List(RecordKind::kTopic)) {
    alerts::StoredTopic& topic = topics.emplace_back();
    topic.name = TextIn(*record, "name");
    topic.collected = IntIn(*record, "collected");
    for (const RecordRef& event : records_.List(RecordKind::kTopicEvent, Key(topic.name, "")))
      topic.events.push_back(EventOf(*event));
  }
  return topics;
}

std::vector<alerts::HandlerSpec> TopicRecords::Handlers() {
  std::vector<alerts::HandlerSpec> handlers;
  for (const RecordRef& record : records_.List(RecordKind::kTopicHandler)) {
    Result<alerts::HandlerSpec> spec = alerts::ReadHandlerSpec(*record);
    if (spec) handlers.push_back(*std::move(spec));
  }
  return handlers;
}

Status TopicRecords::WriteTopic(std::string_view topic, int64_t collected,
                                std::span<const alerts::EventState> changed) {
  std::vector<RecordWrite> writes = {
      {RecordKind::kTopic, std::string(topic),
       std::make_shared<const json::object>(json::object{{"name", topic}, {"collected", collected}})}};
  for (const alerts::EventState& event : changed) {
    const bool is_kept = event.level != alerts::Level::kOk;
    writes.push_back({RecordKind::kTopicEvent, Key(topic, event.id), is_kept ? EventRecord(topic, event) : nullptr});
  }
  return records_.Write(writes);
}

Status TopicRecords::RemoveTopic(std::string_view topic) {
  std::vector<RecordWrite> writes = {{RecordKind::kTopic, std::string(topic), nullptr}};
  for (const RecordRef& event : records_.List(RecordKind::kTopicEvent, Key(topic, "")))
    writes.push_back({RecordKind::kTopicEvent, Key(topic, TextIn(*event, "id")), nullptr});
  return records_.Write(writes);
}

Status TopicRecords::WriteHandler(const alerts::HandlerSpec& spec, std::string_view old_id) {
  std::vector<RecordWrite> writes;
  if (!old_id.empty() && old_id != spec.id)
    writes.push_back({RecordKind::kTopicHandler, Key(spec.topic, old_id), nullptr});
  writes.push_back({RecordKind::kTopicHandler, Key(spec.topic, spec.id),
                    std::make_shared<const json::object>(alerts::HandlerObject(spec))});
  return records_.Write(writes);
}

Status TopicRecords::RemoveHandler(std::string_view topic, std::string_view id) {
  return records_.Remove(RecordKind::kTopicHandler, Key(topic, id));
}

}  // namespace flux::server
