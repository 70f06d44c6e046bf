#pragma once

// Constructs of other languages that start with a word: `let x = 1`, `function f(x) { … }`, `for … { … }`, `x: int =
// 1`.

#include <vector>

#include "compiler/diag/diagnostic.h"
#include "compiler/parse/lexeme.h"

namespace flux {

// Reports each and edits the tokens, which are whole but not yet balanced, to what was meant, or to a bad statement.
void ReplaceForeignWords(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics);

}  // namespace flux
