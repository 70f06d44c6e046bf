#pragma once

// What known functions require of an argument beyond their type: signatures such as `range(start: A)` accept anything
// and fail when they run.

#include "compiler/diag/diagnostic.h"
#include "compiler/hir/hir.h"

namespace flux {

// Warns about arguments of a known function that will fail when it runs.
void CheckArgumentFacts(const hir::Call& call, const TypeStore& types, DiagnosticSink& diagnostics);

}  // namespace flux
