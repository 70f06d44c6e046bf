#include "runtime/influx/influxql.h"

#include <fmt/format.h>

#include <cmath>

#include "runtime/base/number_text.h"

namespace flux::influx {
namespace {

std::string Quote(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == quote || c == '\\') out += '\\';
    out += c;
  }
  out += quote;
  return out;
}

}  // namespace

std::string QuoteIdentifier(std::string_view name) { return Quote(name, '"'); }
std::string QuoteString(std::string_view text) { return Quote(text, '\''); }

std::optional<std::string> QuoteRegex(std::string_view pattern) {
  // `\C` (any byte) is RE2's own, an empty regex would begin a comment, line ends cannot be written.
  if (pattern.empty() || pattern.find('\n') != std::string_view::npos) return std::nullopt;
  std::string out = "/";
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '/') {
      out += "\\/";
    } else if (pattern[i] == '\\' && i + 1 < pattern.size()) {
      if (pattern[i + 1] == 'C') return std::nullopt;
      out += pattern[i];
      out += pattern[++i];
    } else {
      out += pattern[i];
    }
  }
  out += '/';
  return out;
}

std::string DurationText(int64_t nanoseconds) {
  struct Unit {
    int64_t size;
    std::string_view name;
  };
  constexpr Unit kUnits[] = {
      {7 * kNsPerDay, "w"}, {kNsPerDay, "d"}, {3600 * kNsPerSecond, "h"}, {60 * kNsPerSecond, "m"}, {kNsPerSecond, "s"},
      {1'000'000, "ms"},    {1000, "u"}};
  for (const Unit& unit : kUnits) {
    if (nanoseconds % unit.size == 0) return fmt::format("{}{}", nanoseconds / unit.size, unit.name);
  }
  return fmt::format("{}ns", nanoseconds);
}

std::optional<std::string> LiteralText(const Value& value) {
  if (value.is_null()) return std::nullopt;
  if (value.kind() == ValueKind::kBool) return value.AsBool() ? "true" : "false";
  if (value.kind() == ValueKind::kString) return QuoteString(value.AsString());
  if (value.kind() == ValueKind::kInt && value.AsInt() != INT64_MIN) return fmt::to_string(value.AsInt());
  if (value.kind() != ValueKind::kFloat || !std::isfinite(value.AsFloat())) return std::nullopt;
  std::string text = FormatFloat(value.AsFloat());
  if (text.find('.') == std::string::npos) text += ".0";
  return text;
}

}  // namespace flux::influx
