#include "compiler/parse/dashboard_variable.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "runtime/base/digits.h"

namespace flux {
namespace {

// What fluxc gives for the variables that dashboards have for the range of time.
constexpr std::pair<std::string_view, std::string_view> kKnownVariables[] = {
    {"__interval", "v.windowPeriod"}, {"__interval_ms", "v.windowPeriod"}, {"__from", "v.timeRangeStart"},
    {"timeFrom", "v.timeRangeStart"}, {"__to", "v.timeRangeStop"},         {"timeTo", "v.timeRangeStop"},
};

bool IsNamePart(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Gives the length of the name at the start of a text, 0 when there is none.
size_t NameLength(std::string_view text) {
  if (text.empty() || IsDigit(text[0])) return 0;
  return static_cast<size_t>(std::ranges::find_if_not(text, IsNamePart) - text.begin());
}

// Gives the length of `name` or `name:format` between the two marks at the start of a text, 0 for anything else.
size_t EnclosedLength(std::string_view text, std::string_view open, std::string_view close) {
  if (!text.starts_with(open)) return 0;
  size_t end = open.size() + NameLength(text.substr(open.size()));
  if (end == open.size()) return 0;
  if (text.substr(end, 1) == ":") end = std::min(text.find_first_of("]}/\n", end), text.size());
  return text.substr(end).starts_with(close) ? end + close.size() : 0;
}

size_t VariableLength(std::string_view text) {
  if (const size_t length = EnclosedLength(text, "${", "}"); length != 0) return length;
  if (const size_t length = EnclosedLength(text, "[[", "]]"); length != 0) return length;
  const size_t name = text.starts_with('$') ? NameLength(text.substr(1)) : 0;
  return name != 0 ? name + 1 : 0;
}

void Warn(const SourceFile& source, Span variable, DiagnosticSink& diagnostics) {
  const std::string_view text = source.Text(variable);
  const size_t begin = text.find_first_not_of("${[");
  diagnostics.Report(DiagnosticKind::kDashboardText, variable, {std::string(text)}).help =
      DashboardVariableHelp(text.substr(begin, NameLength(text.substr(begin))));
}

}  // namespace

std::string DashboardVariableHelp(std::string_view name) {
  for (const auto& [variable, meant] : kKnownVariables) {
    if (name == variable) return "write a value in its place, or `" + std::string(meant) + "`";
  }
  return "write a value in its place";
}

void WarnOfVariableInRegexp(const SourceFile& source, Span slashed, DiagnosticSink& diagnostics) {
  bool is_in_class = false;
  for (uint32_t at = slashed.begin + 1; at + 1 < slashed.end; ++at) {
    const std::string_view rest = source.Text({at, slashed.end - 1});
    if (const size_t length = is_in_class ? 0 : VariableLength(rest); length != 0) {
      Warn(source, {at, static_cast<uint32_t>(at + length)}, diagnostics);
      at += static_cast<uint32_t>(length - 1);
    } else if (rest[0] == '\\') {
      ++at;
    } else if (rest[0] == '[') {
      is_in_class = true;
      // A bracket that comes first is one of the class.
      if (rest.starts_with("[^]")) at += 2;
      if (rest.starts_with("[]")) ++at;
    } else if (rest[0] == ']') {
      is_in_class = false;
    }
  }
}

void WarnOfVariableAsString(const SourceFile& source, Span quoted, DiagnosticSink& diagnostics) {
  const Span text{quoted.begin + 1, quoted.end - 1};
  const size_t length = EnclosedLength(source.Text(text), "[[", "]]");
  if (length != 0 && length == text.end - text.begin) Warn(source, text, diagnostics);
}

}  // namespace flux
