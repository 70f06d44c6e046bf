#pragma once

// `condition ? a : b` of other languages.

#include <vector>

#include "compiler/diag/diagnostic.h"
#include "compiler/parse/token_roles.h"

namespace flux {

// Reports each and makes it `if condition then a else b`. The tokens are balanced; `groups` are theirs, before and
// after.
void ReplaceConditionalOperators(std::vector<Lexeme>& tokens, TokenGroups& groups, DiagnosticSink& diagnostics);

}  // namespace flux
