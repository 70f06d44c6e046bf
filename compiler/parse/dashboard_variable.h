#pragma once

// What dashboards put in the place of `$name`, `${name}`, `${name:format}` and `[[name]]` before they send a query.
// Where Flux gives that text another meaning, nothing fails: the query finds nothing.

#include <string>
#include <string_view>

#include "compiler/diag/diagnostic.h"

namespace flux {

// What to do about a variable of this name.
std::string DashboardVariableHelp(std::string_view name);

// Warns of a variable in a regular expression, where it would match nothing: `$` is the end of the text there.
void WarnOfVariableInRegexp(const SourceFile& source, Span slashed, DiagnosticSink& diagnostics);

// Warns of a string that is nothing but `[[name]]`.
void WarnOfVariableAsString(const SourceFile& source, Span quoted, DiagnosticSink& diagnostics);

}  // namespace flux
