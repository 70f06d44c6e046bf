#pragma once

// One mistake, one diagnostic.

#include "compiler/ast/ast.h"
#include "compiler/diag/diagnostic.h"

namespace flux {

// Passes on what was found in a file but for what is most likely a consequence: where the parser stumbles once more on
// a line or in a statement that has a mistake already.
void ReportRootCauses(const ast::File& file, const DiagnosticSink& found, DiagnosticSink& diagnostics);

}  // namespace flux
