#pragma once

// What builtins require of an argument beyond their type: signatures such as `range(start: A)` accept anything and fail
// when they run.

#include "compiler/diag/diagnostic.h"
#include "compiler/hir/hir.h"

namespace flux {

class Registry;

// Warns about arguments with which a builtin will fail when it runs.
void CheckArgumentFacts(const hir::Call& call, const Registry& registry, const TypeStore& types,
                        DiagnosticSink& diagnostics);

}  // namespace flux
