#pragma once

// Recognises names that are glued to numbers, which the lexer takes for two tokens.

#include <optional>
#include <string>
#include <string_view>

#include "compiler/diag/diagnostic.h"

namespace flux {

// Tells whether the name at `name` is glued to a number.
bool IsNumberSuffix(const SourceFile& source, Span name);

// Gives the unit of durations that a word means, as `m` for `min`; empty for others.
std::string_view DurationUnitOf(std::string_view word);

// A duration that was written with spaces, as `5 min` or `1h 30 m`.
struct SpacedDuration {
  Span span;
  std::string meant;  // without them: `1h30m`
};
// Gives the one on a line that `part`, a number, a unit or both, belongs to.
std::optional<SpacedDuration> FindSpacedDuration(const SourceFile& source, Span part);
void ReportSpacedDuration(const SourceFile& source, DiagnosticSink& diagnostics, const SpacedDuration& duration);

// Reports a name that is glued to the number before it, as in `1e3` or `5days`; false when it is not.
bool ReportNumberSuffix(const SourceFile& source, DiagnosticSink& diagnostics, Span name);

// Reports a number that stands without its unit behind a duration, as in `1h30`. Returns whether it does.
bool ReportMissingUnit(const SourceFile& source, DiagnosticSink& diagnostics, Span number);

}  // namespace flux
