// Triggers and resolves incidents of PagerDuty, by the second version of its events.

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "absl/strings/ascii.h"
#include "tools/alerts/json_post.h"
#include "tools/alerts/text_template.h"

namespace flux::alerts {

namespace {

struct LinkTemplate {
  EventTemplate href, text;
};

// `critical`, `warning`, `info`; also of what resolves an incident.
std::string SeverityOf(Level level) {
  if (level == Level::kOk) return "info";
  std::string name(LevelName(level));
  absl::AsciiStrToLower(&name);
  return name;
}

json::object Payload(const Event& event) {
  const auto host = event.data.tags.find("host");
  boost::system::error_code error;
  const json::value whole = json::parse(EventJson(event), error);
  return {{"summary", event.state.message},
          {"source", host != event.data.tags.end() ? host->second : "unknown"},
          {"severity", SeverityOf(event.state.level)},
          {"timestamp", FormatTimeNanos(event.state.time)},
          {"class", event.data.task},
          {"component", ""},
          {"group", ""},
          {"custom_details", json::object{{"result", error ? json::value() : whole.at("data")}}}};
}

}  // namespace

Result<std::unique_ptr<Handler>> MakePagerduty2Handler(OptionReader& options, const HandlerServices&) {
  net::HttpRequest request = ReadWebRequest(options, "url", "https://events.pagerduty.com/v2/enqueue");
  request.headers.emplace_back("Accept", "application/vnd.pagerduty+json;version=2");
  const std::string key = options.RequiredText("routing-key");
  std::vector<LinkTemplate> links;
  for (std::map<std::string, std::string>& link : options.TextMaps("links", {"href", "text"})) {
    FLUX_TRY(EventTemplate href, EventTemplate::Parse(link["href"]));
    FLUX_TRY(EventTemplate text, EventTemplate::Parse(link["text"].empty() ? link["href"] : link["text"]));
    links.push_back({std::move(href), std::move(text)});
  }
  return std::make_unique<JsonPostHandler>(std::move(request), [key, links = std::move(links)](const Event& event) {
    json::array filled;
    for (const LinkTemplate& link : links)
      filled.push_back(json::object{{"href", link.href.Fill(event)}, {"text", link.text.Fill(event)}});
    return json::object{
        {"routing_key", key},          {"event_action", event.state.level == Level::kOk ? "resolve" : "trigger"},
        {"dedup_key", event.state.id}, {"payload", Payload(event)},
        {"images", nullptr},           {"links", std::move(filled)},
        {"client", "kapacitor"},       {"client_url", ""}};
  });
}

}  // namespace flux::alerts
