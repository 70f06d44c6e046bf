#pragma once

// Keeps one mistake one diagnostic: where the syntax is broken, what the parser made of the text is a guess, and
// findings about that guess would only repeat the mistake in other words.

#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/diag/diagnostic.h"

namespace flux {

// The places of a file in which findings about names and types say nothing. A place is a step of a pipeline, or a
// statement where there is none.
class BrokenSyntax {
 public:
  BrokenSyntax() = default;
  // Takes what the parser reported; other diagnostics in the list are skipped.
  BrokenSyntax(const ast::File& file, const std::vector<Diagnostic>& diagnostics);

  bool is_empty() const { return places_.empty() && !has_broken_import_; }
  // Whether the diagnostic is about names or types, and only there because of a syntax error.
  bool Explains(const Diagnostic& diagnostic) const;

 private:
  std::vector<Span> places_;
  bool has_broken_import_ = false;
};

// Removes from `diagnostics` what the syntax errors among them explain.
void DropExplained(const ast::File& file, DiagnosticSink& diagnostics);

}  // namespace flux
