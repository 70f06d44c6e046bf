// Topics and handlers of a server.

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/base/terminal_text.h"
#include "tools/alerts/handler_file.h"
#include "tools/engine/source_text.h"
#include "tools/fluxc/aligned.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"
#include "tools/fluxc/server_client.h"

namespace flux::cli {

namespace {

constexpr std::string_view kTopics = "/kapacitor/v1/alerts/topics";

// What a member says; of what is no text, its JSON.
std::string Shown(const json::object& item, std::string_view name) {
  const json::value* const value = item.if_contains(name);
  if (value == nullptr || value->is_null()) return {};
  return ShownName(value->is_string() ? std::string(value->as_string()) : json::serialize(*value));
}

// The objects of a list.
std::vector<json::object> Objects(const json::object& item, std::string_view name) {
  std::vector<json::object> objects;
  for (const json::value& one : List(item, name)) {
    if (one.is_object()) objects.push_back(one.as_object());
  }
  return objects;
}

std::string HandlersPath(std::string_view topic) { return fmt::format("{}/{}/handlers", kTopics, topic); }

// Names in paths must be what they can be, or they would be other paths.
Result<std::string> HandlerPath(const Options& options) {
  FLUX_TRY_STATUS(alerts::CheckTopicName(options.alert_topic));
  FLUX_TRY_STATUS(alerts::CheckHandlerId(options.handler));
  return fmt::format("{}/{}", HandlersPath(options.alert_topic), options.handler);
}

Status Define(const Options& options, ServerClient& server) {
  const std::string& file = options.files.front();
  FLUX_TRY(const std::string text, ReadSourceText(file));
  Result<alerts::HandlerSpec> spec = alerts::ReadHandlerFile(text, file);
  if (!spec) return std::unexpected(std::move(spec.error()).WithContext(fmt::format("`{}`", ShownName(file))));
  const std::string path = fmt::format("{}/{}", HandlersPath(spec->topic), spec->id);
  FLUX_TRY(const std::optional<std::string> known, server.Find(path));
  const std::string body = json::serialize(alerts::HandlerObject(*spec));
  FLUX_TRY([[maybe_unused]] const std::string defined,
           known ? server.Ask("PUT", path, body) : server.Ask("POST", HandlersPath(spec->topic), body));
  return {};
}

Status ListHandlers(const Options& options, ServerClient& server) {
  FLUX_TRY(const json::object topics, server.AskJson("GET", kTopics));
  json::array found;
  std::vector<std::array<std::string, 4>> lines = {{"topic", "handler", "kind", "match"}};
  for (const json::object& topic : Objects(topics, "topics")) {
    const std::string name = Shown(topic, "id");
    if (!options.alert_topic.empty() && name != options.alert_topic) continue;
    FLUX_TRY(const json::object handlers, server.AskJson("GET", HandlersPath(name)));
    for (const json::object& handler : Objects(handlers, "handlers")) {
      lines.push_back({name, Shown(handler, "id"), Shown(handler, "kind"), Shown(handler, "match")});
      found.push_back(handler);
    }
  }
  PrintData(options.is_json ? json::serialize(found) + "\n" : Aligned(lines));
  return {};
}

Status ShowHandler(const Options& options, ServerClient& server) {
  FLUX_TRY(const std::string path, HandlerPath(options));
  FLUX_TRY(const json::object handler, server.AskJson("GET", path));
  FLUX_TRY(const json::object work, server.AskJson("GET", path + "/deliveries"));
  if (options.is_json) {
    json::object both = handler;
    both["work"] = work;
    PrintData(json::serialize(both) + "\n");
    return {};
  }
  std::vector<std::array<std::string, 2>> lines = {{"topic", ShownName(options.alert_topic)}};
  for (const char* name : {"id", "kind", "match", "options"}) lines.push_back({name, Shown(handler, name)});
  for (const char* name : {"handled", "failed", "skipped", "lost", "waiting"})
    lines.push_back({name, Shown(work, name)});
  std::vector<std::array<std::string, 6>> deliveries = {{"event", "level", "time", "duration", "exit code", "error"}};
  for (const json::object& item : Objects(work, "deliveries"))
    deliveries.push_back({Shown(item, "event"), Shown(item, "level"), Shown(item, "time"), Shown(item, "duration"),
                          Shown(item, "exitCode"), Shown(item, "error")});
  PrintData(Aligned(lines) + (deliveries.size() > 1 ? "\n" + Aligned(deliveries) : ""));
  return {};
}

Status DeleteHandler(const Options& options, ServerClient& server) {
  FLUX_TRY(const std::string path, HandlerPath(options));
  // Whether there is none is told of a handler that is looked at alone.
  FLUX_TRY([[maybe_unused]] const std::string known, server.Ask("GET", path));
  FLUX_TRY([[maybe_unused]] const std::string nothing, server.Ask("DELETE", path));
  return {};
}

Status ListTopics(const Options& options, ServerClient& server) {
  FLUX_TRY(const json::object answer, server.AskJson("GET", kTopics));
  std::vector<std::array<std::string, 3>> lines = {{"topic", "level", "collected"}};
  for (const json::object& topic : Objects(answer, "topics"))
    lines.push_back({Shown(topic, "id"), Shown(topic, "level"), Shown(topic, "collected")});
  PrintData(options.is_json ? json::serialize(List(answer, "topics")) + "\n" : Aligned(lines));
  return {};
}

Status ShowTopic(const Options& options, ServerClient& server) {
  FLUX_TRY_STATUS(alerts::CheckTopicName(options.alert_topic));
  const std::string path = fmt::format("{}/{}", kTopics, options.alert_topic);
  FLUX_TRY(const json::object topic, server.AskJson("GET", path));
  FLUX_TRY(const json::object events, server.AskJson("GET", path + "/events"));
  if (options.is_json) {
    json::object both = topic;
    both["events"] = List(events, "events");
    PrintData(json::serialize(both) + "\n");
    return {};
  }
  std::vector<std::array<std::string, 2>> lines;
  for (const char* name : {"id", "level", "collected"}) lines.push_back({name, Shown(topic, name)});
  std::vector<std::array<std::string, 5>> rows = {{"event", "level", "duration", "time", "message"}};
  for (const json::object& event : Objects(events, "events")) {
    const json::object state = Member(event, "state");
    rows.push_back({Shown(event, "id"), Shown(state, "level"), Shown(state, "duration"), Shown(state, "time"),
                    Shown(state, "message")});
  }
  PrintData(Aligned(lines) + (rows.size() > 1 ? "\n" + Aligned(rows) : ""));
  return {};
}

Status Do(const Options& options) {
  FLUX_TRY(ServerClient server, ServerClient::Make(options));
  if (options.command == Command::kHandlerDefine) return Define(options, server);
  if (options.command == Command::kHandlerList) return ListHandlers(options, server);
  if (options.command == Command::kHandlerShow) return ShowHandler(options, server);
  if (options.command == Command::kHandlerDelete) return DeleteHandler(options, server);
  if (options.command == Command::kTopicList) return ListTopics(options, server);
  return ShowTopic(options, server);
}

}  // namespace

int TopicsAndHandlers(const Options& options) {
  CancelOnInterrupt();
  const Status done = Do(options);
  return done ? kOk : Fail(done.error());
}

}  // namespace flux::cli
