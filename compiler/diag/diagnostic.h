#pragma once

// What is wrong with a script, as data: kind, where, why, and what to do. Rendering is separate (diag/render.h).

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/source_file.h"

namespace flux {

enum class Severity : uint8_t { kError, kWarning };

enum class DiagnosticKind : uint16_t {
#define FLUX_DIAGNOSTIC(name, code, severity, message) name,
#include "compiler/diag/diagnostics.def"
};

std::string_view DiagnosticCode(DiagnosticKind kind);
Severity DiagnosticSeverity(DiagnosticKind kind);

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

struct Diagnostic {
  DiagnosticKind kind;
  Span span;
  std::vector<std::string> args;  // for the message's placeholders
  std::string label;              // under the carets, may be empty
  std::vector<RelatedSpan> related;
  std::string help;  // one sentence, may be empty
  std::vector<TextEdit> fix;

  std::string Message() const;
};

// Collects diagnostics of one file in the order found.
class DiagnosticSink {
 public:
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
