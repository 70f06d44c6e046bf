#pragma once

// Tells what a file is that is not Flux: whoever passes line protocol to the checker wants to hear that, once.

#include "compiler/diag/diagnostic.h"

namespace flux {

// Tells whether the text is rather something else than a Flux script: data in some format, another language. A text
// without mistakes is Flux whatever it looks like, so ask only about those that have some.
bool IsForeignFile(std::string_view text);

// Replaces all diagnostics of such a text by one that says what it is. False, and nothing is changed, for others.
bool ReportForeignFile(const SourceFile& source, DiagnosticSink& diagnostics);

}  // namespace flux
