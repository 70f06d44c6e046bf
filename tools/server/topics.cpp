// Topics, their events and handlers, as Kapacitor's API has them.

#include "tools/alerts/topics.h"

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "tools/alerts/handler_file.h"
#include "tools/server/json_patch.h"
#include "tools/server/routes.h"
#include "tools/server/server_state.h"

namespace flux::server {

namespace {

constexpr std::string_view kRoot = "/kapacitor/v1/alerts/topics";
constexpr uint64_t kMostJson = 1 << 20;

json::object Link(std::string_view relation, std::string_view href) { return {{"relation", relation}, {"href", href}}; }

std::string TopicPath(std::string_view topic) { return fmt::format("{}/{}", kRoot, topic); }

json::object TopicView(const alerts::TopicSummary& topic) {
  const std::string path = TopicPath(topic.name);
  return {{"link", Link("self", path)},
          {"id", topic.name},
          {"level", alerts::LevelName(topic.level)},
          {"collected", topic.collected},
          {"events-link", Link("events", path + "/events")},
          {"handlers-link", Link("handlers", path + "/handlers")}};
}

json::object EventView(std::string_view topic, const alerts::EventState& event) {
  return {{"link", Link("self", fmt::format("{}/events/{}", TopicPath(topic), event.id))},
          {"id", event.id},
          {"state", json::object{{"message", event.message},
                                 {"details", event.details},
                                 {"time", FormatTime(event.time)},
                                 {"duration", alerts::DurationText(event.duration_ns)},
                                 {"level", alerts::LevelName(event.level)}}}};
}

json::object HandlerView(const alerts::HandlerSpec& spec) {
  return {{"link", Link("self", fmt::format("{}/handlers/{}", TopicPath(spec.topic), spec.id))},
          {"id", spec.id},
          {"kind", spec.kind},
          {"options", spec.options},
          {"match", spec.match}};
}

json::object DeliveryView(const alerts::Delivery& delivery) {
  json::object view{{"event", delivery.event},
                    {"level", alerts::LevelName(delivery.level)},
                    {"time", FormatTime(delivery.begin)},
                    {"duration", alerts::DurationText(delivery.ns)},
                    {"attempts", delivery.attempts}};
  if (delivery.exit_code) view["exitCode"] = *delivery.exit_code;
  if (!delivery.error.empty()) view["error"] = delivery.error;
  if (!delivery.output.empty()) view["output"] = delivery.output;
  return view;
}

// Topics belong to the server and no organization: whoever may see endpoints of notifications sees them.
Status MaySee(Call& call) {
  FLUX_TRY_STATUS(call.AuthenticateOld());
  const RecordRef home = HomeOrganization(*call.server().records);
  return call.Require(Action::kRead, "notificationEndpoints", home != nullptr ? IdIn(*home, "id") : Id{});
}

// A handler acts for the server: it runs programs, writes files, and holds keys. So it takes the right to write
// endpoints of notifications of all organizations, as operators have it.
Status MayHandle(Call& call) {
  FLUX_TRY_STATUS(call.AuthenticateOld());
  return call.Require(Action::kWrite, "notificationEndpoints", Id{});
}

Result<std::shared_ptr<alerts::Topic>> FindTopic(Call& call) {
  const std::string& name = call.path_arguments.at(0);
  std::shared_ptr<alerts::Topic> topic = call.server().topics->Find(name);
  if (topic == nullptr || !topic->Summary())
    return Fail(ErrorCode::kNotFound, fmt::format("unknown topic: \"{}\"", ShownName(name)));
  return topic;
}

Result<alerts::QueueRef> FindHandler(Call& call) {
  const std::string& id = call.path_arguments.at(1);
  const std::shared_ptr<alerts::Topic> topic = call.server().topics->Find(call.path_arguments.at(0));
  alerts::QueueRef handler = topic != nullptr ? topic->FindHandler(id) : nullptr;
  if (handler == nullptr) return Fail(ErrorCode::kNotFound, fmt::format("unknown handler: \"{}\"", ShownName(id)));
  return handler;
}

// The body as a handler of the path's topic.
Result<alerts::HandlerSpec> SpecOf(const json::object& body, std::string_view topic) {
  FLUX_TRY(alerts::HandlerSpec spec, alerts::ReadHandlerSpec(body));
  spec.topic = topic;
  return spec;
}

Status Replace(Call& call, const json::object& body) {
  FLUX_TRY(const alerts::HandlerSpec spec, SpecOf(body, call.path_arguments.at(0)));
  FLUX_TRY_STATUS(call.server().topics->Replace(call.path_arguments.at(1), spec));
  return call.SendJson(200, HandlerView(spec));
}

}  // namespace

Status GetKapacitorPing(Call& call) {
  call.answer().AddHeader("X-Kapacitor-Version", "1.8.0-fluxc");
  return call.SendNothing();
}

Status GetTopics(Call& call) {
  FLUX_TRY_STATUS(MaySee(call));
  FLUX_TRY(const alerts::Level least, alerts::ParseLevel(call.request().ParameterOrEmpty("min-level")));
  Result<std::vector<alerts::TopicSummary>> list =
      call.server().topics->List(call.request().ParameterOrEmpty("pattern"), least);
  if (!list) return std::unexpected(std::move(list.error()).WithContext("invalid pattern"));
  json::array topics;
  for (const alerts::TopicSummary& topic : *list) topics.push_back(TopicView(topic));
  return call.SendJson(200, json::object{{"link", Link("self", kRoot)}, {"topics", std::move(topics)}});
}

Status GetTopic(Call& call) {
  FLUX_TRY_STATUS(MaySee(call));
  FLUX_TRY(const std::shared_ptr<alerts::Topic> topic, FindTopic(call));
  const std::optional<alerts::TopicSummary> summary = topic->Summary();
  return call.SendJson(200, TopicView(summary.value_or(alerts::TopicSummary{})));
}

Status DeleteTopic(Call& call) {
  FLUX_TRY_STATUS(MayHandle(call));
  const std::shared_ptr<alerts::Topic> topic = call.server().topics->Find(call.path_arguments.at(0));
  if (topic != nullptr) FLUX_TRY_STATUS(topic->Clear());
  return call.SendNothing();
}

Status GetTopicEvents(Call& call) {
  FLUX_TRY_STATUS(MaySee(call));
  FLUX_TRY(const alerts::Level least, alerts::ParseLevel(call.request().ParameterOrEmpty("min-level")));
  FLUX_TRY(const std::shared_ptr<alerts::Topic> topic, FindTopic(call));
  const std::string& name = call.path_arguments.at(0);
  json::array events;
  for (const alerts::EventState& event : topic->Events(least)) events.push_back(EventView(name, event));
  return call.SendJson(
      200, json::object{
               {"link", Link("self", TopicPath(name) + "/events")}, {"topic", name}, {"events", std::move(events)}});
}

Status GetTopicEvent(Call& call) {
  FLUX_TRY_STATUS(MaySee(call));
  const std::string &name = call.path_arguments.at(0), &id = call.path_arguments.at(1);
  const std::shared_ptr<alerts::Topic> topic = call.server().topics->Find(name);
  const std::optional<alerts::EventState> event = topic != nullptr ? topic->FindEvent(id) : std::nullopt;
  if (!event)
    return Fail(ErrorCode::kNotFound,
                fmt::format("unknown event \"{}\" in topic \"{}\"", ShownName(id), ShownName(name)));
  return call.SendJson(200, EventView(name, *event));
}

Status GetTopicHandlers(Call& call) {
  FLUX_TRY_STATUS(MayHandle(call));
  const std::string& name = call.path_arguments.at(0);
  const std::string_view pattern = call.request().ParameterOrEmpty("pattern");
  const std::shared_ptr<alerts::Topic> topic = call.server().topics->Find(name);
  json::array handlers;
  for (const alerts::QueueRef& handler : topic != nullptr ? topic->Handlers() : std::vector<alerts::QueueRef>()) {
    Result<bool> fits = alerts::FitsPattern(pattern, handler->spec().id);
    if (!fits) return std::unexpected(std::move(fits.error()).WithContext("invalid pattern"));
    if (*fits) handlers.push_back(HandlerView(handler->spec()));
  }
  return call.SendJson(200, json::object{{"link", Link("self", TopicPath(name) + "/handlers")},
                                         {"topic", name},
                                         {"handlers", std::move(handlers)}});
}

Status PostTopicHandler(Call& call) {
  FLUX_TRY_STATUS(MayHandle(call));
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const alerts::HandlerSpec spec, SpecOf(body, call.path_arguments.at(0)));
  Status done = call.server().topics->Define(spec);
  if (!done) return std::unexpected(std::move(done.error()).WithContext("failed to create handler"));
  return call.SendJson(200, HandlerView(spec));
}

Status GetTopicHandler(Call& call) {
  FLUX_TRY_STATUS(MayHandle(call));
  FLUX_TRY(const alerts::QueueRef handler, FindHandler(call));
  return call.SendJson(200, HandlerView(handler->spec()));
}

Status PutTopicHandler(Call& call) {
  FLUX_TRY_STATUS(MayHandle(call));
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY([[maybe_unused]] const alerts::QueueRef handler, FindHandler(call));
  return Replace(call, body);
}

Status PatchTopicHandler(Call& call) {
  FLUX_TRY_STATUS(MayHandle(call));
  FLUX_TRY(const std::string patch, http::ReadAll(call.exchange(), kMostJson));
  FLUX_TRY(const alerts::QueueRef handler, FindHandler(call));
  json::value changed = alerts::HandlerObject(handler->spec());
  FLUX_TRY_STATUS(ApplyJsonPatch(patch, changed));
  return Replace(call, changed.as_object());
}

Status DeleteTopicHandler(Call& call) {
  FLUX_TRY_STATUS(MayHandle(call));
  FLUX_TRY([[maybe_unused]] const bool was_there,
           call.server().topics->Remove(call.path_arguments.at(0), call.path_arguments.at(1)));
  return call.SendNothing();
}

Status GetHandlerDeliveries(Call& call) {
  FLUX_TRY_STATUS(MayHandle(call));
  FLUX_TRY(const alerts::QueueRef handler, FindHandler(call));
  const alerts::QueueCounts counts = handler->counts();
  json::array deliveries;
  for (const alerts::Delivery& delivery : handler->deliveries()) deliveries.push_back(DeliveryView(delivery));
  return call.SendJson(200, json::object{{"handled", counts.handled},
                                         {"failed", counts.failed},
                                         {"skipped", counts.skipped},
                                         {"lost", counts.lost},
                                         {"waiting", counts.waiting},
                                         {"deliveries", std::move(deliveries)}});
}

}  // namespace flux::server
