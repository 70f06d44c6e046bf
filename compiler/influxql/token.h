#pragma once

// Tokens of InfluxQL. What a `/` means depends on what the parser wants, so tokens are scanned one by one, on demand.

#include <cstdint>
#include <string>
#include <string_view>

namespace flux::influxql {

enum class TokenKind : uint8_t {
  kEnd,
  kIllegal,    // a character that begins nothing
  kBadString,  // a string or quoted name without an end
  kBadRegex,   // the same of a regular expression
  kName,       // quoted or not
  kKeyword,    // its text is in capital letters
  kString,
  kInteger,
  kNumber,
  kDuration,
  kRegex,
  kParameter,  // `$name`; its text is the name
  kOperator,   // its text is the operator
};

// A place in a query: lines and characters from 1 on.
struct Place {
  int line = 1, character = 1;
};

// A token as the grammar sees it.
struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string text;  // without quotes and escapes
  Place place;

  // Whether it is of this kind and has this text.
  bool Is(TokenKind wanted, std::string_view wanted_text) const { return kind == wanted && text == wanted_text; }
  // Whether it is this keyword, in capital letters.
  bool IsKeyword(std::string_view wanted) const { return Is(TokenKind::kKeyword, wanted); }
  // Whether it is this operator.
  bool IsOperator(std::string_view wanted) const { return Is(TokenKind::kOperator, wanted); }
  // Whether it is this name, in whatever case.
  bool IsName(std::string_view wanted) const;
};

// Whether a word is a keyword, in whatever case.
bool IsKeyword(std::string_view word);

// Reads a text that outlives it.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  // The next token; `kEnd` at the end, however often it is asked. Comments and space are skipped.
  Token Next();
  // The next token where a regular expression may stand: a `/` begins one.
  Token NextRegex();
  // Takes back the last token.
  void Back() {
    at_ = before_;
    gap_ = gap_before_;
  }

 private:
  struct Position {
    size_t offset = 0;
    int line = 1, character = 1;
  };

  char Peek(size_t ahead = 0) const { return at_.offset + ahead < text_.size() ? text_[at_.offset + ahead] : '\0'; }
  bool AtEnd() const { return at_.offset >= text_.size(); }
  void Advance();
  void SkipSpace();
  Token Begin();
  Token Quoted(Token token, TokenKind kind);
  Token Number(Token token);
  Token Word(Token token);
  Token Operator(Token token);
  Token Regex(Token token);

  std::string_view text_;
  Position at_, before_;
  int gap_ = 0, gap_before_ = 0;  // how far behind the last token InfluxDB sees the end of the text
};

}  // namespace flux::influxql
