#include "compiler/parse/list_commas.h"

#include <algorithm>

#include "compiler/diag/number_suffix.h"

namespace flux {

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
    if (ReportMissingUnit(source_, diagnostics_, missing.before)) continue;
    auto kind = missing.is_needed ? DiagnosticKind::kMissingComma : DiagnosticKind::kOmittedComma;
    Diagnostic& problem = diagnostics_.Report(kind, missing.before, {QuotedExcerpt(source_, missing.before)});
    problem.help = "insert `,`";
    problem.fix.push_back({{missing.at, missing.at}, ","});
  }
}

std::string QuotedExcerpt(const SourceFile& source, Span span) {
  std::string text(source.Text(span));
  size_t line_end = text.find('\n');
  constexpr size_t kMaxShown = 40;
  if (line_end != text.npos || text.size() > kMaxShown) text = text.substr(0, std::min(line_end, kMaxShown)) + "…";
  return "`" + text + "`";
}

}  // namespace flux
