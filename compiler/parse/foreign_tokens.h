#pragma once

// Explains and replaces what other languages write differently (`&&`, `'text'`, `;`, `# comment`) and characters
// without meaning, so that parsing goes on as if Flux had been written.

#include <vector>

#include "compiler/diag/diagnostic.h"
#include "compiler/parse/lexeme.h"

namespace flux {

void ReplaceForeignTokens(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics);

}  // namespace flux
