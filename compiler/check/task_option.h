#pragma once

// What a task server requires of `option task = {name: "…", every: 1h}`, which for the language is any record.

#include "compiler/diag/diagnostic.h"
#include "compiler/hir/hir.h"

namespace flux {

// Warns about fields that no task has, that have the wrong type, or of which a task must have just one.
void CheckTaskOption(const hir::Expr& value, const TypeStore& types, DiagnosticSink& diagnostics);

}  // namespace flux
