#pragma once

// Tokens of match expressions.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/error.h"

namespace flux::alerts {

enum class MatchTokenKind : uint8_t {
  kName,       // of a function, a level, `TRUE`, `AND`
  kReference,  // `"host"`, a tag
  kString,     // `'text'`
  kInteger,
  kFloat,
  kDuration,
  kRegexp,    // `/…/`
  kOperator,  // also parentheses and commas
  kEnd
};

// One token and where it stands.
struct MatchToken {
  MatchTokenKind kind = MatchTokenKind::kEnd;
  std::string text;  // without quotes and their escapes
  size_t place = 0;  // of its first character, from 1
};

// Fails with `kInvalid` at a place of the text.
std::unexpected<Error> FailAtPlace(size_t place, std::string_view what);

// Takes a text apart; the last token is `kEnd`.
Result<std::vector<MatchToken>> TakeMatchApart(std::string_view text);

}  // namespace flux::alerts
