#pragma once

// Source text in, syntax tree out. Parsing never gives up: what is wrong becomes a diagnostic and a Bad node. The only
// component that knows ANTLR.

#include <memory>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/diag/diagnostic.h"

namespace flux {

// A lexical token of the lossless stream: the spans of all tokens (white space and comments included) tile the source.
enum class TokenClass : uint8_t {
  kWhitespace,
  kComment,
  kKeyword,
  kIdentifier,
  kNumber,
  kDuration,
  kTime,
  kString,
  kRegexp,
  kOperator,
  kPunctuation,
  kAttribute,
  kIllegal
};
// A token with its class, for highlighting.
struct Token {
  TokenClass token_class;
  Span span;
};

// Splits any text; what fits nowhere is `kIllegal`.
std::vector<Token> Tokenize(const SourceFile& source);

// Parses a whole file. Limits on nesting and size are diagnostics.
ast::File ParseFile(std::shared_ptr<const SourceFile> source, DiagnosticSink& diagnostics);

}  // namespace flux
