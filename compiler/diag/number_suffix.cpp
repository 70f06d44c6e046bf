#include "compiler/diag/number_suffix.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace flux {
namespace {

bool IsLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool IsDigit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

constexpr std::pair<std::string_view, std::string_view> kUnitWords[] = {
    {"ns", "ns"},     {"nsec", "ns"}, {"us", "us"},    {"usec", "us"},   {"ms", "ms"},    {"msec", "ms"},
    {"millis", "ms"}, {"s", "s"},     {"sec", "s"},    {"secs", "s"},    {"second", "s"}, {"seconds", "s"},
    {"min", "m"},     {"mins", "m"},  {"minute", "m"}, {"minutes", "m"}, {"h", "h"},      {"hr", "h"},
    {"hrs", "h"},     {"hour", "h"},  {"hours", "h"},  {"d", "d"},       {"day", "d"},    {"days", "d"},
    {"w", "w"},       {"week", "w"},  {"weeks", "w"},  {"mo", "mo"},     {"mon", "mo"},   {"month", "mo"},
    {"months", "mo"}, {"y", "y"},     {"yr", "y"},     {"year", "y"},    {"years", "y"}};

// Gives where the number starts to which a name is glued, or where the name itself does.
uint32_t NumberBegin(const std::string& text, Span name) {
  if (name.begin == name.end || !IsLetter(text[name.begin])) return name.begin;
  uint32_t begin = name.begin;
  while (begin > 0 && (IsLetter(text[begin - 1]) || IsDigit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  return IsDigit(text[begin]) ? begin : name.begin;
}

// Says what numbers look like, to someone who wrote them as in another language.
std::string SuffixHelp(std::string_view whole, std::string_view suffix) {
  char first = static_cast<char>(std::tolower(static_cast<unsigned char>(suffix[0])));
  if (first == 'e') return "numbers have no exponent; write all digits, or float(v: \"…\")";
  if (first == '_') return "numbers have no separators; write the digits alone";
  const bool has_radix = whole.size() == suffix.size() + 1 && whole[0] == '0';
  if (has_radix && (first == 'x' || first == 'o' || first == 'b')) return "integers are decimal";
  return "the units of durations are y, mo, w, d, h, m, s, ms, us, ns";
}

}  // namespace

std::string_view DurationUnitOf(std::string_view word) {
  std::string lower;
  for (char c : word) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto* known = std::ranges::find(kUnitWords, lower, [](const auto& entry) { return entry.first; });
  return known == std::end(kUnitWords) ? std::string_view() : known->second;
}

bool IsNumberSuffix(const SourceFile& source, Span name) { return NumberBegin(source.text(), name) != name.begin; }

bool ReportNumberSuffix(const SourceFile& source, DiagnosticSink& diagnostics, Span name) {
  const Span whole{NumberBegin(source.text(), name), name.end};
  if (whole.begin == name.begin) return false;
  const std::string_view text = source.Text(whole);
  Diagnostic& problem = diagnostics.Report(DiagnosticKind::kNumberSuffix, whole, {std::string(text)});
  size_t letters = text.size();
  while (letters > 0 && IsLetter(text[letters - 1])) --letters;
  const std::string_view unit = DurationUnitOf(text.substr(letters));
  if (unit.empty() || letters == 0 || !IsDigit(text[letters - 1])) {
    problem.help = SuffixHelp(text, source.Text(name));
    return true;
  }
  const std::string meant = std::string(text.substr(0, letters)) + std::string(unit);
  problem.help = "write `" + meant + "`";
  problem.fix.push_back({whole, meant});
  return true;
}

}  // namespace flux
