#pragma once

// What is wrong with a script, as data: kind, where, why, and what to do. Rendering is separate (diag/render.h).

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/source_file.h"

namespace flux {

enum class Severity : uint8_t { kError, kWarning };

// What a diagnostic means for those around it (compiler/follow_ups). All but findings are the parser's.
enum class DiagnosticRole : uint8_t {
  kFinding,         // about names, types and values as they were read
  kSyntax,          // leaves no doubt what was meant
  kMisplaced,       // something is where it should not be, as text that is read wrongly has everywhere; leaves no doubt
  kGuess,           // it is not known what was meant, so that what follows may be read wrongly
  kMisplacedGuess,  // both
  kStumble,         // a guess that says no more than that the parser expected something else
};

// Every way in which a script can be wrong, as diagnostics.def lists them.
enum class DiagnosticKind : uint16_t {
#define FLUX_DIAGNOSTIC(name, code, severity, role, message) name,
#include "compiler/diag/diagnostics.def"
};

// The stable code for `explain-error` and for machines: `E0202`.
std::string_view DiagnosticCode(DiagnosticKind kind);
// Errors keep a script from running, warnings do not.
Severity DiagnosticSeverity(DiagnosticKind kind);
// The role that diagnostics.def gives the kind.
DiagnosticRole RoleOf(DiagnosticKind kind);

// A secondary place with what it has to do with the problem.
struct RelatedSpan {
  Span span;
  std::string label;
};

// A machine-applicable edit.
struct TextEdit {
  Span span;
  std::string replacement;
};

// One finding. Spans are of the file whose sink it is in.
struct Diagnostic {
  DiagnosticKind kind;
  Span span;
  std::vector<std::string> args;  // for the message's placeholders
  std::string label;              // under the carets, may be empty
  std::vector<RelatedSpan> related;
  std::string help;  // one sentence, may be empty
  std::vector<TextEdit> fix;

  // The headline, with the arguments in place of the placeholders.
  std::string Message() const;
};

// Collects diagnostics of one file in the order found.
class DiagnosticSink {
 public:
  // Adds a finding; the reference serves to add label, help and fix, and is valid until the next report. Long arguments
  // are cut.
  Diagnostic& Report(DiagnosticKind kind, Span span, std::vector<std::string> args = {});
  const std::vector<Diagnostic>& all() const { return all_; }
  // Finds what was reported at a place, or gives null; valid until the next report.
  Diagnostic* Find(DiagnosticKind kind, Span span);
  bool has_errors() const { return error_count_ != 0; }
  // Sorts by position and drops exact repetitions.
  void Normalize();
  void RemoveIf(const std::function<bool(const Diagnostic&)>& is_needless);

 private:
  void CountErrors();

  std::vector<Diagnostic> all_;
  size_t error_count_ = 0;
};

}  // namespace flux
