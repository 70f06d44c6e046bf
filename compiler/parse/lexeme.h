#pragma once

// Tokens as the parser's own passes see them: a kind of the grammar and a place. No ANTLR types.

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "compiler/source/source_file.h"

namespace flux {

enum class TokenKind : uint16_t {
  kEnd = 0,
#define FLUX_TOKEN(name, number) k##name = number,
#include "compiler/parse/token_kinds.def"
};

// A constant set of kinds.
class TokenSet {
 public:
  constexpr TokenSet(std::initializer_list<TokenKind> kinds) {
    for (TokenKind kind : kinds) bits_[Word(kind)] |= Bit(kind);
  }
  // Costs one test of a bit.
  constexpr bool Has(TokenKind kind) const { return (bits_[Word(kind)] & Bit(kind)) != 0; }

 private:
  static constexpr size_t Word(TokenKind kind) { return static_cast<size_t>(kind) / 64; }
  static constexpr uint64_t Bit(TokenKind kind) { return uint64_t{1} << (static_cast<size_t>(kind) % 64); }
  uint64_t bits_[2] = {};
};

// A token and what the parser's passes know of it.
struct Lexeme {
  TokenKind kind = TokenKind::kEnd;
  // The kind before classification by context; equal to `kind` as the lexer makes it.
  TokenKind base = TokenKind::kEnd;
  Span span;
  // The first token of its line.
  bool starts_line = false;
  // Put in by a repair of broken source; its span is where it should have been.
  bool is_inserted = false;
};

// Scans the whole text; the lexemes tile it. A string that starts at `line_string` and is not closed on its line ends
// there (as an unclosed one that must not swallow the rest of the file).
constexpr uint32_t kNoLineString = UINT32_MAX;
std::vector<Lexeme> Lex(std::string_view text, uint32_t line_string = kNoLineString);

// Tells whether a value or a type may end with this token, so that what follows continues it.
bool EndsOperand(TokenKind kind);

// Tells whether the token is white space or a comment.
bool IsTrivia(TokenKind kind);

}  // namespace flux
