#include "compiler/influxql/token.h"

#include <algorithm>
#include <iterator>

#include "runtime/base/digits.h"
#include "runtime/base/text.h"

namespace flux::influxql {

namespace {

constexpr std::string_view kKeywords[] = {
    "ALL",         "ALTER",       "ANALYZE",      "AND",         "ANY",          "AS",
    "ASC",         "BEGIN",       "BY",           "CARDINALITY", "CONTINUOUS",   "CREATE",
    "DATABASE",    "DATABASES",   "DEFAULT",      "DELETE",      "DESC",         "DESTINATIONS",
    "DIAGNOSTICS", "DISTINCT",    "DROP",         "DURATION",    "END",          "EVERY",
    "EXACT",       "EXPLAIN",     "FALSE",        "FIELD",       "FOR",          "FROM",
    "FUNCTION",    "GRANT",       "GRANTS",       "GROUP",       "GROUPS",       "IN",
    "INF",         "INSERT",      "INTO",         "KEY",         "KEYS",         "KILL",
    "LIMIT",       "MEASUREMENT", "MEASUREMENTS", "NAME",        "OFFSET",       "ON",
    "OR",          "ORDER",       "PASSWORD",     "POLICIES",    "POLICY",       "PRIVILEGES",
    "QUERIES",     "QUERY",       "READ",         "REPLICATION", "RESAMPLE",     "RETENTION",
    "REVOKE",      "SELECT",      "SERIES",       "SET",         "SHARD",        "SHARDS",
    "SHOW",        "SLIMIT",      "SOFFSET",      "STATS",       "SUBSCRIPTION", "SUBSCRIPTIONS",
    "TAG",         "TO",          "TRUE",         "USER",        "USERS",        "VALUES",
    "WHERE",       "WITH",        "WRITE"};
static_assert(std::ranges::is_sorted(kKeywords));

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
// Letters of units; the bytes of `µ` are not ASCII.
bool IsUnit(char c) { return IsLetter(c) || static_cast<unsigned char>(c) >= 0x80; }

std::string UpperCase(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return upper;
}

}  // namespace

bool Token::IsName(std::string_view wanted) const { return kind == TokenKind::kName && LowerCase(text) == wanted; }

bool IsKeyword(std::string_view word) {
  return std::ranges::binary_search(kKeywords, std::string_view(UpperCase(word)));
}

void Scanner::Advance() {
  if (AtEnd()) return;
  const char c = text_[at_.offset++];
  if (c == '\n') {
    ++at_.line;
    at_.character = 1;
  } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
    ++at_.character;
  }
}

void Scanner::SkipSpace() {
  while (!AtEnd()) {
    if (IsSpace(Peek())) {
      Advance();
    } else if (Peek() == '-' && Peek(1) == '-') {
      while (!AtEnd() && Peek() != '\n') Advance();
    } else if (Peek() == '/' && Peek(1) == '*') {
      Advance();
      Advance();
      while (!AtEnd() && !(Peek() == '*' && Peek(1) == '/')) Advance();
      Advance();
      Advance();
    } else {
      return;
    }
  }
}

Token Scanner::Begin() {
  before_ = at_;
  gap_before_ = gap_;
  SkipSpace();
  Token token;
  token.place = {at_.line, at_.character};
  // InfluxDB counts the end as one or two characters, by what it has read to know the end of the last token.
  if (AtEnd()) token.place.character = std::max(1, token.place.character + (at_.offset > before_.offset ? -1 : gap_));
  return token;
}

Token Scanner::Next() {
  Token token = Begin();
  if (AtEnd()) return token;
  const char c = Peek();
  if (c == '\'') {
    token = Quoted(std::move(token), TokenKind::kString);
  } else if (IsDigit(c) || (c == '.' && IsDigit(Peek(1)))) {
    token = Number(std::move(token));
  } else if (c == '"' || IsLetter(c) || c == '_' || c == '$') {
    token = Word(std::move(token));
  } else {
    token = Operator(std::move(token));
  }
  const bool ends_early = token.kind == TokenKind::kString || token.kind == TokenKind::kInteger ||
                          token.kind == TokenKind::kNumber || token.kind == TokenKind::kDuration || c == '"' ||
                          token.IsOperator("=");
  gap_ = ends_early ? 0 : 1;
  return token;
}

Token Scanner::NextRegex() {
  Token token = Begin();
  gap_ = 1;
  if (!AtEnd() && Peek() == '/') return Regex(std::move(token));
  Back();
  return Next();
}

Token Scanner::Quoted(Token token, TokenKind kind) {
  const char quote = Peek();
  // Its place is that of the character before it when it is not what was expected.
  if (quote == '\'') token.place.character = std::max(1, token.place.character - 1);
  Advance();
  while (!AtEnd() && Peek() != '\n') {
    const char c = Peek();
    Advance();
    if (c == quote) {
      token.kind = kind;
      return token;
    }
    if (c != '\\') {
      token.text += c;
      continue;
    }
    const char escaped = Peek();
    Advance();
    if (escaped == 'n') {
      token.text += '\n';
    } else if (escaped == '\\' || escaped == '"' || escaped == '\'') {
      token.text += escaped;
    } else {
      token.kind = TokenKind::kBadString;
      token.text = {'\\', escaped};
      return token;
    }
  }
  if (quote == '"') token.place.character = std::max(1, token.place.character - 1);
  token.kind = TokenKind::kBadString;
  return token;
}

Token Scanner::Number(Token token) {
  const auto take = [&] {
    token.text += Peek();
    Advance();
  };
  token.kind = TokenKind::kInteger;
  while (IsDigit(Peek())) take();
  if (Peek() == '.') {
    token.kind = TokenKind::kNumber;
    take();
    while (IsDigit(Peek())) take();
    return token;
  }
  if (!IsUnit(Peek())) return token;
  token.kind = TokenKind::kDuration;
  while (IsDigit(Peek()) || IsUnit(Peek())) take();
  return token;
}

Token Scanner::Word(Token token) {
  token.kind = TokenKind::kName;
  if (Peek() == '"') return Quoted(std::move(token), TokenKind::kName);
  if (Peek() == '$') {
    token.kind = TokenKind::kParameter;
    Advance();
    if (Peek() == '"') return Quoted(std::move(token), TokenKind::kParameter);
  }
  while (IsLetter(Peek()) || IsDigit(Peek()) || Peek() == '_') {
    token.text += Peek();
    Advance();
  }
  if (token.kind == TokenKind::kName && IsKeyword(token.text)) {
    token.kind = TokenKind::kKeyword;
    token.text = UpperCase(token.text);
  }
  return token;
}

Token Scanner::Operator(Token token) {
  constexpr std::string_view kTwo[] = {"=~", "!=", "!~", "<=", ">=", "<>", "::"};
  constexpr std::string_view kOne = "=<>+-*/%&|^(),;.:";
  const std::string pair = {Peek(), Peek(1)};
  token.kind = TokenKind::kOperator;
  if (std::ranges::find(kTwo, pair) != std::end(kTwo)) {
    token.text = pair == "<>" ? "!=" : pair;
    Advance();
    Advance();
    return token;
  }
  if (kOne.find(Peek()) == kOne.npos) token.kind = TokenKind::kIllegal;
  do {
    token.text += Peek();
    Advance();
  } while ((static_cast<unsigned char>(Peek()) & 0xC0) == 0x80);
  return token;
}

Token Scanner::Regex(Token token) {
  Advance();
  while (!AtEnd() && Peek() != '\n') {
    if (Peek() == '/') {
      Advance();
      token.kind = TokenKind::kRegex;
      return token;
    }
    // A backslash in front of the delimiter is for it, every other one for the expression.
    if (Peek() == '\\') {
      if (Peek(1) != '/') token.text += '\\';
      Advance();
      if (AtEnd()) break;
    }
    token.text += Peek();
    Advance();
  }
  token.kind = TokenKind::kBadRegex;
  return token;
}

}  // namespace flux::influxql
