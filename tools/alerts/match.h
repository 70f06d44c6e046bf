#pragma once

// Match expressions of handlers, which say what events a handler wants: `changed() == TRUE AND level() >= WARNING`.
// They are lambda expressions of TICKscript over an event: `level()`, `changed()`, `name()`, `taskName()`,
// `alertDuration()`, tags as `"host"`, the levels `OK` to `CRITICAL`, and TICKscript's functions of texts and numbers.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/alerts/event.h"

namespace flux::alerts {

// A parsed expression; an empty one wants every event. May be used from several threads.
class Match {
 public:
  Match() = default;
  // Types are checked here, since tags are strings and all else has a type of its own. Fails with `kInvalid` and the
  // place, a character counted from 1.
  static Result<Match> Parse(std::string_view text);

  // Whether the handler wants the event. Fails with `kNotFound` when the event has no tag that the expression reads
  // (and does not ask for by `isPresent`), and with `kInvalid` on a division by zero or a failed conversion.
  Result<bool> Matches(const Event& event) const;

 private:
  std::function<Result<bool>(const Event& event)> evaluate_;
  std::vector<std::string> tags_;  // that an event must have
};

}  // namespace flux::alerts
