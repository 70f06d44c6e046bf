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

// Characters that a statement cannot hold as they are: a zero byte, line ends.
bool IsControl(unsigned char byte) { return byte < 0x20; }

}  // namespace

std::string QuoteIdentifier(std::string_view name) { return Quote(name, '"'); }

// InfluxDB takes a zero byte for the end of the statement, and reads `\r` as `\n`.
std::optional<std::string> QuoteString(std::string_view text) {
  if (text.find_first_of(std::string_view("\0\r", 2)) != std::string_view::npos) return std::nullopt;
  return Quote(text, '\'');
}

// Between the slashes InfluxDB reads `\/` as `/` wherever it stands, so that the second `\` of `\\` may eat a slash
// behind it, even the last one; `\x5c` means the same and cannot.
std::optional<std::string> QuoteRegex(std::string_view pattern) {
  // An empty regex would begin a comment.
  if (pattern.empty()) return std::nullopt;
  std::string out = "/";
  for (size_t i = 0; i < pattern.size(); ++i) {
    const auto byte = static_cast<unsigned char>(pattern[i]);
    if (byte == '/') {
      out += "\\/";
    } else if (byte == '\\') {
      if (++i == pattern.size()) return std::nullopt;
      const auto escaped = static_cast<unsigned char>(pattern[i]);
      // `\C` (any byte) is RE2's own.
      if (escaped == 'C' || IsControl(escaped)) return std::nullopt;
      if (escaped == '\\') {
        out += "\\x5c";
      } else {
        out += '\\';
        out += pattern[i];
      }
    } else if (IsControl(byte)) {
      out += fmt::format("\\x{:02x}", byte);
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
