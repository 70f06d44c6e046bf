#pragma once

// Runs the generated parser over classified tokens. What it finds comes out as a flat list of events, from which the
// tree is built (tree_builder.h): entering a rule, a token, leaving a rule. No ANTLR types.

#include <cstdint>
#include <memory>
#include <vector>

#include "compiler/parse/lexeme.h"

namespace flux {

enum class SyntaxRule : uint16_t {
#define FLUX_RULE(name) k##name,
#include "compiler/parse/syntax_rules.def"
};

// A step of the parser through the text.
struct SyntaxEvent {
  enum class Type : uint8_t { kEnter, kToken, kLeave } type;
  uint32_t value;  // the rule, or the token's index
};

// Why parsing stopped, at the first token that fits nowhere.
struct SyntaxFailure {
  uint32_t token = 0;
  SyntaxRule rule = SyntaxRule::kFileElement;
  bool is_too_deep = false;
  // The kinds that would have fitted.
  std::vector<TokenKind> expected;

  // Whether the parser could have gone on with this kind.
  bool Expects(TokenKind kind) const;
};

// Keeps ANTLR's parser, which is expensive to make, for all elements of a file.
class SyntaxParser {
 public:
  // The tokens must outlive the parser; the last one is kEnd.
  explicit SyntaxParser(const std::vector<Lexeme>& tokens);
  ~SyntaxParser();

  // Must be called after the tokens were edited.
  void TokensChanged();

  // Parses one `fileElement` that starts at token `start`. On success `events` holds it and true is returned.
  bool ParseElement(uint32_t start, std::vector<SyntaxEvent>& events, SyntaxFailure& failure);

 private:
  struct Machine;
  std::unique_ptr<Machine> machine_;
};

}  // namespace flux
