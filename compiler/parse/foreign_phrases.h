#pragma once

// What other languages write inside of expressions and imports: `x like "a%"`, `x is null`, `x between a and b`,
// `x in (a, b)`, the same with `not`, `case when … end`, `lambda r: …`, `x ?? y`, `f"…"`, `{...r, x: 1}`,
// `r with x: 1`, `{r with r.x: 1}`, `import "a" as b`.

#include <vector>

#include "compiler/diag/diagnostic.h"
#include "compiler/parse/lexeme.h"

namespace flux {

// Reports each, with what to write instead, and edits the tokens, which are whole but not yet balanced, so that nothing
// else is found wrong in it.
void ReplaceForeignPhrases(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics);

}  // namespace flux
