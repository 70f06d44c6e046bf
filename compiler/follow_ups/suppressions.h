#pragma once

// Comments that ask for silence: `// fluxc: ignore W0514 reason` for the warnings of a line, behind it or above it, and
// `// fluxc: ignore-file W0514 reason` for those of the whole file. Whoever reports warnings of a file, the checker or
// a linter, asks here last.

#include "compiler/ast/ast.h"
#include "compiler/diag/diagnostic.h"

namespace flux {

// Removes the warnings that comments of the file ignore. Reports comments that name no code of a warning, and, unless
// there are errors, which keep warnings from being found, those that ignored nothing.
void DropIgnored(const ast::File& file, DiagnosticSink& diagnostics);

}  // namespace flux
