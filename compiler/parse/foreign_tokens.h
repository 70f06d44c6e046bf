#pragma once

// Explains and replaces what other languages write differently (`&&`, `'text'`, `;`, `# comment`) and characters
// without meaning, so that parsing goes on as if Flux had been written.

#include <vector>

#include "compiler/diag/diagnostic.h"
#include "compiler/parse/lexeme.h"

namespace flux {

// Edits `tokens` in place and reports each replacement with its fix; spans stay those of the source.
void ReplaceForeignTokens(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics);

}  // namespace flux
