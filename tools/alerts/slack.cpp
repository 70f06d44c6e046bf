// Sends messages to Slack, by a webhook or by its API with a token.

#include <boost/json/array.hpp>

#include "tools/alerts/json_post.h"

namespace flux::alerts {

namespace {

std::string_view ColorOf(Level level) {
  if (level == Level::kCritical) return "danger";
  return level == Level::kWarning ? "warning" : "good";
}

}  // namespace

Result<std::unique_ptr<Handler>> MakeSlackHandler(OptionReader& options, const HandlerServices&) {
  if (!options.Text("workspace").empty()) options.Reject("workspace", "names a section that there is not; write `url`");
  net::HttpRequest request = ReadWebRequest(options, "url", "");
  if (const std::string token = options.Text("token"); !token.empty())
    request.headers.emplace_back("Authorization", "Bearer " + token);
  const std::string channel = options.Text("channel"), user = options.Text("username", "kapacitor"),
                    icon = options.Text("icon-emoji");
  return std::make_unique<JsonPostHandler>(std::move(request), [=](const Event& event) {
    const std::string& message = event.state.message;
    return json::object{{"attachments", json::array{json::object{{"fallback", message},
                                                                 {"color", ColorOf(event.state.level)},
                                                                 {"text", message},
                                                                 {"mrkdwn_in", json::array{"text"}}}}},
                        {"channel", channel},
                        {"icon_emoji", icon},
                        {"text", ""},
                        {"username", user}};
  });
}

}  // namespace flux::alerts
