// Sends cards to a channel of Microsoft Teams.

#include "fmt/format.h"
#include "tools/alerts/json_post.h"

namespace flux::alerts {

namespace {

std::string_view ColorOf(Level level) {
  if (level == Level::kCritical) return "CC4A31";
  return level == Level::kWarning ? "FFA533" : "34CC25";
}

// The beginning of a text, of so many bytes at most, that ends with a whole character.
std::string Beginning(std::string_view text, size_t most) {
  size_t end = std::min(text.size(), most);
  while (end > 0 && end < text.size() && (text[end] & 0xc0) == 0x80) --end;
  return std::string(text.substr(0, end));
}

}  // namespace

Result<std::unique_ptr<Handler>> MakeTeamsHandler(OptionReader& options, const HandlerServices&) {
  net::HttpRequest request = ReadWebRequest(options, "channel-url", "");
  return std::make_unique<JsonPostHandler>(std::move(request), [](const Event& event) {
    constexpr size_t kMostSummary = 70;
    const std::string& named = event.state.id.empty() ? event.topic : event.state.id;
    const std::string title = fmt::format("{}: [{}]", LevelName(event.state.level), named);
    return json::object{
        {"@type", "MessageCard"},
        {"@context", "http://schema.org/extensions"},
        {"title", title},
        {"text", event.state.message},
        {"summary", Beginning(fmt::format("{} - {}", title, event.state.message), kMostSummary) + "..."},
        {"themeColor", ColorOf(event.state.level)}};
  });
}

}  // namespace flux::alerts
