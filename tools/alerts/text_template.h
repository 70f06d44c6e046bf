#pragma once

// Texts with places for what is known of an event, in the form of Go's templates as far as alerts use them:
// `{{ .ID }} is {{ .Level }}`, `{{ .Tags.host }}`, `{{ index .Fields "value" }}`.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/alerts/event.h"

namespace flux::alerts {

class TextTemplate {
 public:
  // A place: a name, and the key when it names something with members.
  struct Place {
    std::string name, key;
  };
  // `names` are those that there are; those that end with a dot have members. Fails with `kInvalid` on others and on
  // what else Go's templates can do.
  static Result<TextTemplate> Parse(std::string_view text, const std::vector<std::string>& names);

  // `value` gives what stands at a place.
  std::string Fill(const std::function<std::string(const Place&)>& value) const;

 private:
  struct Piece {
    std::string text;  // in front of the place
    Place place;       // no name: none
  };
  std::vector<Piece> pieces_;
};

// One over an event: `ID`, `Message`, `Level`, `Time`, `Duration`, `Details`, `Name`, `TaskName`, `Group`, `Tags`,
// `Fields`.
class EventTemplate {
 public:
  // Fails like that.
  static Result<EventTemplate> Parse(std::string_view text);
  // The text for one event; a field that it has not is `<no value>`, as in Go.
  std::string Fill(const Event& event) const;

 private:
  explicit EventTemplate(TextTemplate text) : text_(std::move(text)) {}
  TextTemplate text_;
};

}  // namespace flux::alerts
