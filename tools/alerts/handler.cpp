#include "tools/alerts/handler.h"

#include <algorithm>
#include <array>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/base/suggest.h"
#include "runtime/base/terminal_text.h"
#include "runtime/value/value.h"

namespace flux::alerts {

namespace {

struct Kind {
  std::string_view name;
  Result<std::unique_ptr<Handler>> (*make)(OptionReader& options, const HandlerServices& services);
};
constexpr Kind kKinds[] = {
#define FLUX_HANDLER_KIND(name, make) {name, make},
#include "tools/alerts/handler_kinds.def"
};

// Those that Kapacitor has and we have not.
constexpr std::array<std::string_view, 17> kOthers = {
    "alerta", "bigpanda",   "discord",  "hipchat", "kafka",     "opsgenie", "opsgenie2", "pagerduty", "pushover",
    "sensu",  "servicenow", "snmptrap", "talk",    "victorops", "zenoss",   "http",      "email"};

std::unexpected<Error> NoSuchKind(std::string_view kind) {
  std::vector<std::string> names;
  for (const Kind& known : kKinds) names.emplace_back(known.name);
  const bool is_other = std::ranges::find(kOthers, kind) != kOthers.end();
  const std::string hint = kind == "http" ? "; it is called `post`" : kind == "email" ? "; it is called `smtp`" : "";
  return Fail(ErrorCode::kInvalid,
              fmt::format("{} `{}`{}; there are {}",
                          is_other && hint.empty() ? "there is no support for handlers of the kind"
                                                   : "there is no kind of handlers",
                          ShownName(kind), hint.empty() ? DidYouMean(kind, names) : hint, fmt::join(names, ", ")));
}

Status CheckName(std::string_view what, std::string_view name, const char* pattern, std::string_view allowed) {
  const Result<Value> compiled = RegexpObject::Compile(pattern);
  if (compiled && compiled->AsRegexp().Matches(name)) return {};
  return Fail(ErrorCode::kInvalid, name.empty() ? fmt::format("{} must not be empty", what)
                                                : fmt::format("{} must contain only letters, numbers, {}; found `{}`",
                                                              what, allowed, ShownName(name)));
}

}  // namespace

Status CheckTopicName(std::string_view name) {
  return CheckName("the name of a topic", name, R"(^[-:\._\p{L}0-9]+$)", "`-`, `:`, `.` and `_`");
}

Status CheckHandlerId(std::string_view id) {
  return CheckName("the id of a handler", id, R"(^[-\._\p{L}0-9]+$)", "`-`, `.` and `_`");
}

Result<std::unique_ptr<Handler>> MakeHandler(const HandlerSpec& spec, const HandlerServices& services) {
  for (const Kind& kind : kKinds) {
    if (kind.name != spec.kind) continue;
    OptionReader options(spec.kind, spec.options);
    FLUX_TRY(std::unique_ptr<Handler> handler, kind.make(options, services));
    FLUX_TRY_STATUS(options.Finish());
    return handler;
  }
  if (spec.kind.empty()) return Fail(ErrorCode::kInvalid, "a handler needs a `kind`");
  return NoSuchKind(spec.kind);
}

}  // namespace flux::alerts
