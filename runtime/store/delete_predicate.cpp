#include "runtime/store/delete_predicate.h"

#include <absl/strings/ascii.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runtime/base/terminal_text.h"

namespace flux {

namespace {

enum class TokenKind : uint8_t { kEnd, kWord, kNumber, kQuoted, kSign, kText, kOther };

struct Token {
  TokenKind kind = TokenKind::kEnd;
  size_t at = 0;
  std::string text;  // of a quoted name without the quotes

  bool Is(std::string_view sign) const { return kind == TokenKind::kSign && text == sign; }
  // Keywords may be written in any case.
  bool IsWord(std::string_view keyword) const {
    const auto lower = [](char c) { return absl::ascii_tolower(static_cast<unsigned char>(c)); };
    return kind == TokenKind::kWord && std::ranges::equal(text, keyword, {}, lower);
  }
  // As messages quote it.
  std::string Shown() const { return kind == TokenKind::kEnd ? "the end" : fmt::format("`{}`", ShownName(text)); }
};

bool IsWordByte(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0; }

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  Token Next() {
    while (at_ < text_.size() && absl::ascii_isspace(static_cast<unsigned char>(text_[at_]))) ++at_;
    Token token{TokenKind::kEnd, at_, ""};
    if (at_ == text_.size()) return token;
    const char c = text_[at_];
    if (c == '"' || c == '\'') {
      token.kind = c == '"' ? TokenKind::kQuoted : TokenKind::kText;
      if (!Quoted(token.text)) token.kind = TokenKind::kOther;
    } else if (IsWordByte(c)) {
      token.kind = absl::ascii_isdigit(static_cast<unsigned char>(c)) ? TokenKind::kNumber : TokenKind::kWord;
      while (at_ < text_.size() && (IsWordByte(text_[at_]) || (token.kind == TokenKind::kNumber && text_[at_] == '.')))
        token.text += text_[at_++];
    } else {
      token.kind = TokenKind::kSign;
      token.text = Sign();
      at_ += token.text.size();
    }
    return token;
  }

 private:
  std::string Sign() const {
    for (const std::string_view sign : {"!=", "=~", "!~", "<>", "<=", ">=", "&&", "||", "=="}) {
      if (text_.substr(at_).starts_with(sign)) return std::string(sign);
    }
    return std::string(1, text_[at_]);
  }

  // Reads what is in quotes, where a backslash stands before a quote, a backslash or `n`.
  bool Quoted(std::string& out) {
    const char quote = text_[at_++];
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size())
        ++at_, out += text_[at_] == 'n' ? '\n' : text_[at_];
      else
        out += text_[at_];
      ++at_;
    }
    if (at_ == text_.size()) return false;
    ++at_;
    return true;
  }

  const std::string_view text_;
  size_t at_ = 0;
};

class PredicateParser {
 public:
  explicit PredicateParser(std::string_view text) : scanner_(text) { Advance(); }

  Result<std::vector<DeleteTerm>> Parse() {
    if (token_.kind == TokenKind::kEnd) return std::move(terms_);
    FLUX_TRY_STATUS(ParseTerms());
    if (token_.Is(")")) return Invalid("there is no `(` for the `)`");
    if (token_.kind != TokenKind::kEnd) return Invalid(fmt::format("found {} instead of `AND`", token_.Shown()));
    return std::move(terms_);
  }

 private:
  void Advance() { token_ = scanner_.Next(); }

  std::unexpected<Error> Invalid(std::string_view what) const {
    return Fail(ErrorCode::kInvalid, fmt::format("invalid predicate: {} at position {}", what, token_.at));
  }

  Status ParseTerms() {
    while (true) {
      FLUX_TRY_STATUS(token_.Is("(") ? ParseGroup() : ParseTest());
      if (token_.IsWord("or")) {
        return Fail(ErrorCode::kInvalid,
                    fmt::format("the logical operator OR is not supported yet at position {}; delete once for each "
                                "alternative",
                                token_.at));
      }
      if (!token_.IsWord("and")) return {};
      Advance();
    }
  }

  Status ParseGroup() {
    const Token open = token_;
    Advance();
    FLUX_TRY_STATUS(ParseTerms());
    if (!token_.Is(")")) {
      return Fail(ErrorCode::kInvalid,
                  fmt::format("invalid predicate: there is no `)` for the `(` at position {}", open.at));
    }
    Advance();
    return {};
  }

  Status ParseTest() {
    if (token_.kind != TokenKind::kWord && token_.kind != TokenKind::kQuoted) {
      return Fail(ErrorCode::kInvalid,
                  fmt::format("bad tag key, at position {}: {} is not the name of a tag", token_.at, token_.Shown()));
    }
    DeleteTerm term;
    const Token name = token_;
    term.tag = name.text;
    Advance();
    FLUX_TRY(term.is_negated, ParseOperator());
    FLUX_TRY(term.value, ParseValue());
    FLUX_TRY_STATUS(CheckColumn(name));
    terms_.push_back(std::move(term));
    return {};
  }

  // Gives whether it is `!=`.
  Result<bool> ParseOperator() {
    const Token op = token_;
    if (op.Is("=~") || op.Is("!~")) {
      return Fail(ErrorCode::kInvalid,
                  fmt::format("operator: \"{}\" at position: {} is not supported yet", op.text, op.at));
    }
    if (!op.Is("=") && !op.Is("!=") && !op.Is("<>")) {
      return Fail(ErrorCode::kInvalid,
                  fmt::format("invalid operator {} at position: {}; there are `=` and `!=`", op.Shown(), op.at));
    }
    Advance();
    return !op.Is("=");
  }

  Result<std::string> ParseValue() {
    std::string sign;
    while (token_.Is("-")) {
      sign = "-";
      Advance();
    }
    const Token value = token_;
    if (value.kind == TokenKind::kOther) {
      return Fail(ErrorCode::kInvalid,
                  fmt::format("bad tag value: what begins at position {} has no closing quote", value.at));
    }
    if (value.kind == TokenKind::kText) {
      return Fail(ErrorCode::kInvalid, fmt::format("bad tag value: '{}', at position {}; values stand in double quotes",
                                                   ShownName(value.text), value.at));
    }
    if (value.kind != TokenKind::kWord && value.kind != TokenKind::kNumber && value.kind != TokenKind::kQuoted) {
      return Fail(ErrorCode::kInvalid, fmt::format("bad tag value: {}, at position {}", value.Shown(), value.at));
    }
    Advance();
    for (const std::string_view truth : {"true", "false"}) {
      if (value.IsWord(truth)) return std::string(truth);
    }
    return sign + value.text;
  }

  // What is not a tag would match nothing, which nobody means who writes it.
  static Status CheckColumn(const Token& name) {
    if (name.text == "_field") return Fail(ErrorCode::kUnimplemented, "delete by field is not supported");
    constexpr std::array<std::string_view, 4> kColumns = {"_value", "_time", "_start", "_stop"};
    if (std::ranges::find(kColumns, name.text) == kColumns.end()) return {};
    return Fail(ErrorCode::kInvalid, fmt::format("delete by `{}` is not supported, at position {}: the predicate is of "
                                                 "tags and `_measurement`",
                                                 name.text, name.at));
  }

  Scanner scanner_;
  Token token_;
  std::vector<DeleteTerm> terms_;
};

}  // namespace

Result<std::vector<DeleteTerm>> ParseDeletePredicate(std::string_view text) { return PredicateParser(text).Parse(); }

}  // namespace flux
