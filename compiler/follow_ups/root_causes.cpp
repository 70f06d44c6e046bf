#include <algorithm>

#include "compiler/follow_ups/follow_ups.h"
#include "compiler/follow_ups/roles.h"

namespace flux {
namespace {

// Looks at the diagnostics of a file in order of position.
class RootCauses {
 public:
  explicit RootCauses(const ast::File& file) : file_(file) {}

  bool IsRoot(const Diagnostic& diagnostic) {
    const bool is_error = DiagnosticSeverity(diagnostic.kind) == Severity::kError;
    const uint32_t line = file_.source->Locate(diagnostic.span.begin).line;
    const bool is_stumble = IsStumble(diagnostic.kind) && line == line_with_error_;
    // A function without parentheses says how it is passed.
    const bool is_told = diagnostic.kind == DiagnosticKind::kPositionalArgument && lambda_ == diagnostic.span.begin;
    if (diagnostic.kind == DiagnosticKind::kNeedsParentheses) lambda_ = diagnostic.span.begin;
    if (is_error) line_with_error_ = line;
    if (is_stumble || is_told || (cause_ != nullptr && FollowsCause(diagnostic, line))) return false;
    if (is_error && IsGuess(diagnostic.kind)) cause_ = &diagnostic;
    return true;
  }

 private:
  bool FollowsCause(const Diagnostic& diagnostic, uint32_t line) const {
    if (IsOutOfOrder(diagnostic.kind) || IsLateCloser(diagnostic) || IsText(diagnostic, line)) return true;
    // Commas may really be missing more than once.
    const bool is_next_comma =
        diagnostic.kind == DiagnosticKind::kMissingComma && cause_->kind == DiagnosticKind::kMissingComma;
    return IsMisplaced(diagnostic.kind) && !is_next_comma && line == file_.source->Locate(cause_->span.begin).line;
  }

  // What comes behind a broken import or package clause is taken for statements.
  bool IsOutOfOrder(DiagnosticKind kind) const {
    return kind == DiagnosticKind::kMisplacedImport && cause_->span.begin <= file_.statements.front()->span.end;
  }

  // A closer whose opener was lost, further down in the statement.
  bool IsLateCloser(const Diagnostic& diagnostic) const {
    if (diagnostic.kind != DiagnosticKind::kUnmatchedCloser || cause_->kind == diagnostic.kind) return false;
    return IsInStatement(diagnostic);
  }

  // Words that the parser takes for code: the rest of a comment that lost its slash, or of a list with an open string.
  bool IsText(const Diagnostic& diagnostic, uint32_t line) const {
    if (cause_->kind == DiagnosticKind::kUnterminatedString) {
      return IsMisplaced(diagnostic.kind) && IsInStatement(diagnostic);
    }
    const bool is_odd = diagnostic.kind == DiagnosticKind::kIllegalCharacter ||
                        diagnostic.kind == DiagnosticKind::kSemicolon || file_.source->Text(diagnostic.span) == "#";
    return is_odd && IsStumble(cause_->kind) && line == file_.source->Locate(cause_->span.begin).line;
  }

  // Tells whether the diagnostic is in the statement of the cause.
  bool IsInStatement(const Diagnostic& diagnostic) const {
    return std::ranges::none_of(file_.statements, [&](const ast::Stmt* stmt) {
      return stmt->span.begin > cause_->span.begin && stmt->span.begin < diagnostic.span.begin;
    });
  }

  const ast::File& file_;
  const Diagnostic* cause_ = nullptr;
  uint32_t line_with_error_ = 0;
  uint32_t lambda_ = UINT32_MAX;
};

}  // namespace

void ReportRootCauses(const ast::File& file, const DiagnosticSink& found, DiagnosticSink& diagnostics) {
  DiagnosticSink sorted = found;
  sorted.Normalize();
  RootCauses causes(file);
  for (const Diagnostic& diagnostic : sorted.all())
    if (causes.IsRoot(diagnostic)) diagnostics.Report(diagnostic.kind, diagnostic.span) = diagnostic;
}

}  // namespace flux
