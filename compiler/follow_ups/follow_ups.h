#pragma once

// Keeps one mistake one diagnostic. Where the syntax is broken, the parser stumbles again, and what it made of the text
// is a guess, about which findings would only repeat the mistake in other words. Which diagnostics explain others and
// which may be explained is their role (compiler/diag/diagnostics.def).

#include "compiler/ast/ast.h"
#include "compiler/diag/diagnostic.h"

namespace flux {

// Passes on what the parser found in a file but for what is most likely a consequence: where it stumbles once more on a
// line or in a statement that has a mistake already.
void ReportRootCauses(const ast::File& file, const DiagnosticSink& found, DiagnosticSink& diagnostics);

// Removes from `diagnostics` the findings that the syntax errors among them explain: those in places that are broken. A
// place is a step of a pipeline, or a statement where there is none.
void DropExplained(const ast::File& file, DiagnosticSink& diagnostics);

}  // namespace flux
