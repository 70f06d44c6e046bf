#include "tools/alerts/text_template.h"

#include <algorithm>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/base/number_text.h"
#include "runtime/base/suggest.h"
#include "runtime/base/terminal_text.h"

namespace flux::alerts {

namespace {

// A value as Go prints it.
struct ToText {
  std::string operator()(std::monostate) const { return "<nil>"; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(int64_t value) const { return fmt::to_string(value); }
  std::string operator()(uint64_t value) const { return fmt::to_string(value); }
  std::string operator()(double value) const { return FormatFloat(value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(Time value) const { return FormatTime(value); }
};

std::string_view Trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

Result<TextTemplate::Place> ParsePlace(std::string_view inside, const std::vector<std::string>& names) {
  const std::string whole(inside);
  const auto fail = [&](std::string_view why) {
    return Fail(ErrorCode::kInvalid, fmt::format("the template `{{{{{}}}}}` {}; there are {}", ShownName(whole), why,
                                                 fmt::join(names, ", ")));
  };
  inside = Trimmed(inside);
  TextTemplate::Place place;
  constexpr std::string_view kIndex = "index ";
  if (inside.starts_with(kIndex)) {
    inside = Trimmed(inside.substr(kIndex.size()));
    const size_t space = std::min(inside.find(' '), inside.size());
    const std::string_view key = Trimmed(inside.substr(space));
    if (key.size() < 2 || !key.starts_with('"') || !key.ends_with('"')) return fail("wants a key in double quotes");
    place = {std::string(inside.substr(0, space)), std::string(key.substr(1, key.size() - 2))};
  } else {
    const size_t dot = inside.find('.', 1);
    place.name = inside.substr(0, dot);
    if (dot != inside.npos) place.key = inside.substr(dot + 1);
  }
  if (!place.name.starts_with('.')) return fail("is not a name that begins with a dot, or `index`");
  place.name.erase(0, 1);
  const std::string wanted = place.key.empty() ? place.name : place.name + ".";
  if (std::ranges::find(names, wanted) == names.end()) return fail("names nothing" + DidYouMean(place.name, names));
  return place;
}

}  // namespace

Result<TextTemplate> TextTemplate::Parse(std::string_view text, const std::vector<std::string>& names) {
  TextTemplate made;
  for (;;) {
    const size_t begin = text.find("{{");
    Piece& piece = made.pieces_.emplace_back();
    piece.text = text.substr(0, begin);
    if (begin == text.npos) return made;
    text.remove_prefix(begin + 2);
    const size_t end = text.find("}}");
    if (end == text.npos) return Fail(ErrorCode::kInvalid, "a template has `{{` without `}}`");
    FLUX_TRY(piece.place, ParsePlace(text.substr(0, end), names));
    text.remove_prefix(end + 2);
  }
}

std::string TextTemplate::Fill(const std::function<std::string(const Place&)>& value) const {
  std::string text;
  for (const Piece& piece : pieces_) {
    text += piece.text;
    if (!piece.place.name.empty()) text += value(piece.place);
  }
  return text;
}

Result<EventTemplate> EventTemplate::Parse(std::string_view text) {
  static const std::vector<std::string> kNames = {"ID",   "Message",  "Level", "Time",  "Duration", "Details",
                                                  "Name", "TaskName", "Group", "Tags.", "Fields."};
  FLUX_TRY(TextTemplate parsed, TextTemplate::Parse(text, kNames));
  return EventTemplate(std::move(parsed));
}

std::string EventTemplate::Fill(const Event& event) const {
  return text_.Fill([&](const TextTemplate::Place& place) -> std::string {
    const std::string& name = place.name;
    if (name == "ID") return event.state.id;
    if (name == "Message") return event.state.message;
    if (name == "Level") return std::string(LevelName(event.state.level));
    if (name == "Time") return FormatTime(event.state.time);
    if (name == "Duration") return DurationText(event.state.duration_ns);
    if (name == "Details") return event.state.details;
    if (name == "Name") return event.data.name;
    if (name == "TaskName") return event.data.task;
    if (name == "Group") return event.data.group;
    if (name == "Tags") {
      const auto tag = event.data.tags.find(place.key);
      return tag != event.data.tags.end() ? tag->second : "";
    }
    const auto field = event.data.fields.find(place.key);
    return field != event.data.fields.end() ? std::visit(ToText{}, field->second) : "<no value>";
  });
}

}  // namespace flux::alerts
