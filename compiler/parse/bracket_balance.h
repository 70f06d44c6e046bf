#pragma once

// Makes broken bracket nesting whole before anything else looks at the tokens: every group that is never closed gets
// its closer where it most likely belongs, every closer of nothing goes. Each such repair is one diagnostic.

#include <string_view>
#include <vector>

#include "compiler/diag/diagnostic.h"
#include "compiler/parse/lexeme.h"

namespace flux {

// Gives the place of the string to blame when the text ends inside a string, else kNoLineString. Scanning again with it
// confines the damage to one line.
uint32_t FindUnclosedString(std::string_view text, const std::vector<Lexeme>& lexemes);

// `tokens` are the significant ones, the last is kEnd; `base` kinds are read.
void BalanceBrackets(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics);

}  // namespace flux
