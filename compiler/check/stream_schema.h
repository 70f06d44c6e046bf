#pragma once

// Follows the columns of tables through pipe chains of known stages, and reports a stage that needs a column which was
// certainly dropped before. The types cannot: half of the stages lose the row type in their signature.

#include "compiler/diag/diagnostic.h"
#include "compiler/hir/hir.h"

namespace flux {

// Checks all pipe chains of a package that has no errors.
void CheckStreamSchemas(const hir::Package& package, DiagnosticSink& diagnostics);

}  // namespace flux
