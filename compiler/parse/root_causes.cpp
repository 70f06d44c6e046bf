#include "compiler/parse/root_causes.h"

#include <utility>

namespace flux {
namespace {

// Says no more than that the parser expected something else.
bool IsStumble(DiagnosticKind kind) {
  return kind == DiagnosticKind::kSyntaxError || kind == DiagnosticKind::kExpectedExpression ||
         kind == DiagnosticKind::kUnmatchedCloser;
}

}  // namespace

void ReportRootCauses(const SourceFile& source, const DiagnosticSink& found, DiagnosticSink& diagnostics) {
  DiagnosticSink sorted = found;
  sorted.Normalize();
  const Diagnostic* before = nullptr;
  uint32_t line = 0;
  for (const Diagnostic& diagnostic : sorted.all()) {
    if (DiagnosticSeverity(diagnostic.kind) == Severity::kError) {
      const uint32_t line_before = std::exchange(line, source.Locate(diagnostic.span.begin).line);
      const bool is_stumble = IsStumble(diagnostic.kind) && line == line_before;
      // A value behind a comma that is missing has no name either.
      const bool is_unnamed = diagnostic.kind == DiagnosticKind::kPositionalArgument && before != nullptr &&
                              before->kind == DiagnosticKind::kMissingComma &&
                              before->span.begin == diagnostic.span.begin;
      before = &diagnostic;
      if (is_stumble || is_unnamed) continue;
    }
    diagnostics.Report(diagnostic.kind, diagnostic.span) = diagnostic;
  }
}

}  // namespace flux
