// Sends messages to a chat of Telegram.

#include "runtime/base/text.h"
#include "tools/alerts/json_post.h"

namespace flux::alerts {

Result<std::unique_ptr<Handler>> MakeTelegramHandler(OptionReader& options, const HandlerServices&) {
  net::HttpRequest request = ReadWebRequest(options, "url", "https://api.telegram.org/bot");
  request.url.path += options.RequiredText("token") + "/sendMessage";
  const std::string chat = options.RequiredText("chat-id"), mode = options.Text("parse-mode");
  if (const std::string lower = LowerCase(mode); !mode.empty() && lower != "markdown" && lower != "html")
    options.Reject("parse-mode", "must be `Markdown` or `HTML`");
  const bool has_no_preview = options.Flag("disable-web-page-preview"),
             is_silent = options.Flag("disable-notification");
  return std::make_unique<JsonPostHandler>(std::move(request), [=](const Event& event) {
    json::object body{{"chat_id", chat}, {"text", event.state.message}};
    if (!mode.empty()) body["parse_mode"] = mode;
    if (has_no_preview) body["disable_web_page_preview"] = true;
    if (is_silent) body["disable_notification"] = true;
    return body;
  });
}

}  // namespace flux::alerts
