#include "compiler/diag/number_suffix.h"

#include <cctype>

namespace flux {
namespace {

bool IsLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool IsDigit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

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

bool IsNumberSuffix(const SourceFile& source, Span name) { return NumberBegin(source.text(), name) != name.begin; }

bool ReportNumberSuffix(const SourceFile& source, DiagnosticSink& diagnostics, Span name) {
  const Span whole{NumberBegin(source.text(), name), name.end};
  if (whole.begin == name.begin) return false;
  Diagnostic& problem = diagnostics.Report(DiagnosticKind::kNumberSuffix, whole, {std::string(source.Text(whole))});
  problem.help = SuffixHelp(source.Text(whole), source.Text(name));
  return true;
}

}  // namespace flux
