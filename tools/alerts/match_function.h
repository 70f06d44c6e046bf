#pragma once

// Values of match expressions, and the functions that these have of TICKscript.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runtime/base/error.h"

namespace flux::alerts {

struct Span {
  int64_t ns = 0;
  friend auto operator<=>(Span, Span) = default;
};

// In the order of `MatchType`.
using MatchValue = std::variant<bool, int64_t, double, std::string, Span>;
// What is known of a value before there is an event.
enum class MatchType : uint8_t { kBool, kInteger, kFloat, kString, kDuration };

// `a boolean`, `an integer`, ….
std::string_view TypeText(MatchType type);

// A function of values that has no other effect and depends on nothing else.
struct MatchFunction {
  std::string_view name;
  // A letter for each argument: `s` a string, `i` an integer, `n` a number (given as a float), `*` any value.
  std::string_view arguments;
  MatchType result;
  Result<MatchValue> (*call)(std::span<const MatchValue> arguments);
};

// Null when there is none.
const MatchFunction* FindMatchFunction(std::string_view name);
std::vector<std::string> MatchFunctionNames();

}  // namespace flux::alerts
