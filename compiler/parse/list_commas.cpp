#include "compiler/parse/list_commas.h"

#include <algorithm>
#include <cctype>

namespace flux {
namespace {

bool IsLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool IsDigit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// Gives where the number starts to which a name is glued, or where the name itself does.
uint32_t NumberBegin(const std::string& text, Span name) {
  if (name.begin == name.end || !IsLetter(text[name.begin])) return name.begin;
  uint32_t begin = name.begin;
  while (begin > 0 && (IsLetter(text[begin - 1]) || IsDigit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  return IsDigit(text[begin]) ? begin : name.begin;
}

}  // namespace

void ListCommas::Comma(Span span) {
  if (!follows_item_) diagnostics_.Report(DiagnosticKind::kEmptyItem, span).fix.push_back({span, ""});
  has_comma_ = true;
  follows_item_ = false;
}

void ListCommas::Item(Span first, uint32_t previous_end) {
  if (follows_item_) missing_.push_back({first, previous_end, needed_ == Needed::kFirst && !has_comma_});
  follows_item_ = true;
}

void ListCommas::Finish(bool is_closed) {
  if (!is_closed) return;
  for (const Missing& missing : missing_) {
    if (ReportNumberSuffix(source_, diagnostics_, missing.before)) continue;
    auto kind = missing.is_needed ? DiagnosticKind::kMissingComma : DiagnosticKind::kOmittedComma;
    Diagnostic& problem = diagnostics_.Report(kind, missing.before, {QuotedExcerpt(source_, missing.before)});
    problem.help = "insert `,`";
    problem.fix.push_back({{missing.at, missing.at}, ","});
  }
}

bool IsNumberSuffix(const SourceFile& source, Span name) { return NumberBegin(source.text(), name) != name.begin; }

bool ReportNumberSuffix(const SourceFile& source, DiagnosticSink& diagnostics, Span name) {
  const Span whole{NumberBegin(source.text(), name), name.end};
  if (whole.begin == name.begin) return false;
  Diagnostic& problem = diagnostics.Report(DiagnosticKind::kNumberSuffix, whole, {std::string(source.Text(whole))});
  char first = source.text()[name.begin];
  problem.help = first == 'e' || first == 'E' ? "numbers have no exponent; write all digits, or float(v: \"…\")"
                                              : "the units of durations are y, mo, w, d, h, m, s, ms, us, ns";
  return true;
}

std::string QuotedExcerpt(const SourceFile& source, Span span) {
  std::string text(source.Text(span));
  size_t line_end = text.find('\n');
  constexpr size_t kMaxShown = 40;
  if (line_end != text.npos || text.size() > kMaxShown) text = text.substr(0, std::min(line_end, kMaxShown)) + "…";
  return "`" + text + "`";
}

}  // namespace flux
