// Drives the lexer without token objects: one token at a time from the table, or, where a token has bytes outside
// ASCII, from the generated lexer's simulator over a stream whose index is a byte offset, so spans need no mapping from
// code points.

#include <algorithm>

#include "FluxLexer.h"
#include "compiler/parse/lexeme.h"
#include "compiler/parse/lexer_table.h"
#include "runtime/base/check.h"
#include "runtime/base/utf8.h"

namespace flux {
namespace {

// Reads UTF-8 in place. A byte that is no valid start of a code point is a symbol of its own outside Unicode's letters.
class Utf8Stream final : public antlr4::CharStream {
 public:
  explicit Utf8Stream(std::string_view text) : text_(text) {}

  void consume() override { position_ += Width(position_); }
  size_t LA(ssize_t k) override {
    size_t at = position_;
    if (k < 0) return at == 0 ? EOF : static_cast<unsigned char>(text_[at - 1]);
    for (; k > 1 && at < text_.size(); --k) at += Width(at);
    if (at >= text_.size()) return EOF;
    auto byte = static_cast<unsigned char>(text_[at]);
    return byte < 0x80 ? byte : Decode(at);
  }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  size_t index() override { return position_; }
  void seek(size_t index) override { position_ = index; }
  size_t size() override { return text_.size(); }
  std::string getSourceName() const override { return "source"; }
  std::string getText(const antlr4::misc::Interval& range) override {
    return std::string(text_.substr(range.a, range.b - range.a + 1));
  }
  std::string toString() const override { return std::string(text_); }

 private:
  // A control character for which no token but ILLEGAL exists; the lexer caches transitions for ASCII only, so this
  // keeps binary data from being slow.
  static constexpr size_t kInvalidByte = 0x01;

  size_t Width(size_t at) const { return DecodeUtf8(text_.substr(at)).length; }
  size_t Decode(size_t at) const {
    const Utf8Step step = DecodeUtf8(text_.substr(at));
    return step.is_valid ? step.code : kInvalidByte;
  }

  std::string_view text_;
  size_t position_ = 0;
};

class LexerDriver {
 public:
  LexerDriver(std::string_view text, uint32_t line_string)
      : text_(text), line_string_(line_string), stream_(text), lexer_(&stream_) {}

  std::vector<Lexeme> Run() {
    std::vector<Lexeme> lexemes;
    lexemes.reserve(text_.size() / 3 + 16);
    while (stream_.index() < text_.size()) {
      if (AtLineEndOfCutString()) LeaveCutString();
      Lexeme lexeme = Next();
      lexeme.starts_line = line_is_fresh_;
      if (lexeme.kind == TokenKind::kWhitespace) {
        line_is_fresh_ |= text_.substr(lexeme.span.begin, lexeme.span.end - lexeme.span.begin).find('\n') != text_.npos;
      } else {
        line_is_fresh_ = false;
      }
      lexemes.push_back(lexeme);
    }
    return lexemes;
  }

 private:
  Lexeme Next() {
    auto begin = static_cast<uint32_t>(stream_.index());
    TokenKind kind = StartsForeignComment(begin) ? TakeForeignComment(begin) : Match(ModeFor(begin));
    auto end = static_cast<uint32_t>(stream_.index());
    bool inside_cut = cut_mode_depth_ != 0;
    if (begin == line_string_ || (inside_cut && kind == TokenKind::kString && LineEnd(begin) < end)) {
      kind = CutString(begin, kind);
      end = begin + 1;
    }
    if (inside_cut && kind == TokenKind::kText) end = CutText(begin, end);
    if (inside_cut && lexer_.modeStack.size() < cut_mode_depth_) cut_mode_depth_ = 0;
    TrackBraces(kind);
    if (!IsTrivia(kind) && kind != TokenKind::kForeignComment) previous_ = kind;
    return {.kind = kind, .base = kind, .span = {begin, end}};
  }

  // No regular expression starts with a star, and no operand does.
  bool StartsForeignComment(uint32_t begin) const {
    return text_[begin] == '/' && text_.substr(begin, 2) == "/*" && lexer_.mode == FluxLexer::DEFAULT_MODE &&
           cut_mode_depth_ == 0;
  }
  // One that is never closed ends with its line.
  TokenKind TakeForeignComment(uint32_t begin) {
    const size_t end = comments_ended_ ? text_.npos : text_.find("*/", begin + 2);
    comments_ended_ = end == text_.npos;
    stream_.seek(comments_ended_ ? LineEnd(begin) : end + 2);
    return TokenKind::kForeignComment;
  }

  TokenKind Match(size_t mode) {
    std::optional<LexerMatch> match = MatchAscii(text_, stream_.index(), mode);
    size_t type = match ? Accept(*match) : Simulate(mode);
    // A failed regular expression has scanned to the end; scanning once more from a later slash cannot do better.
    if (mode == FluxLexer::REGEXP_START && type == FluxLexer::DIV) regexps_ended_ = true;
    FLUX_CHECK(type <= UINT16_MAX);
    return static_cast<TokenKind>(type);
  }

  size_t Accept(const LexerMatch& match) {
    stream_.seek(match.end);
    if (match.state.pushed_mode >= 0) lexer_.pushMode(static_cast<size_t>(match.state.pushed_mode));
    if (match.state.pops_mode) lexer_.popMode();
    return match.state.kind;
  }

  size_t Simulate(size_t mode) {
    lexer_.type = antlr4::Token::INVALID_TYPE;
    size_t type = lexer_.getInterpreter<antlr4::atn::LexerATNSimulator>()->match(&stream_, mode);
    return lexer_.type != antlr4::Token::INVALID_TYPE ? lexer_.type : type;
  }

  // Chooses the mode for tokens whose kind depends on what came before.
  size_t ModeFor(uint32_t begin) const {
    if (lexer_.mode != FluxLexer::DEFAULT_MODE) return lexer_.mode;
    char first = text_[begin];
    if (first == '}' && !open_braces_.empty() && open_braces_.back() == 0) return FluxLexer::INTERPOLATION_END;
    if (first == '/' && !regexps_ended_ && !EndsOperand(previous_) && text_.substr(begin, 2) != "//") {
      return FluxLexer::REGEXP_START;
    }
    return FluxLexer::DEFAULT_MODE;
  }

  void TrackBraces(TokenKind kind) {
    if (kind == TokenKind::kInterpolationOpen) open_braces_.push_back(0);
    if (kind == TokenKind::kInterpolationClose) open_braces_.pop_back();
    if (open_braces_.empty()) return;
    if (kind == TokenKind::kLbrace) ++open_braces_.back();
    if (kind == TokenKind::kRbrace) --open_braces_.back();
  }

  // Restarts a string that must end on its line as a quote followed by text.
  TokenKind CutString(uint32_t begin, TokenKind kind) {
    if (kind == TokenKind::kString) {
      stream_.seek(begin + 1);
      lexer_.pushMode(FluxLexer::IN_STRING);
    }
    if (cut_mode_depth_ == 0) {
      cut_mode_depth_ = lexer_.modeStack.size();
      cut_brace_depth_ = open_braces_.size();
    }
    return TokenKind::kQuoteOpen;
  }
  bool AtLineEndOfCutString() {
    if (cut_mode_depth_ == 0) return false;
    char next = text_[stream_.index()];
    return next == '\n' || next == '\r';
  }
  void LeaveCutString() {
    while (lexer_.modeStack.size() >= cut_mode_depth_) lexer_.popMode();
    open_braces_.resize(cut_brace_depth_);
    cut_mode_depth_ = 0;
    previous_ = TokenKind::kQuoteClose;
  }
  uint32_t CutText(uint32_t begin, uint32_t end) {
    uint32_t line_end = std::min(LineEnd(begin), end);
    stream_.seek(line_end);
    return line_end;
  }
  uint32_t LineEnd(uint32_t begin) const {
    return static_cast<uint32_t>(std::min(text_.find_first_of("\r\n", begin), text_.size()));
  }

  std::string_view text_;
  uint32_t line_string_;
  Utf8Stream stream_;
  FluxLexer lexer_;
  TokenKind previous_ = TokenKind::kEnd;
  bool line_is_fresh_ = true;
  bool regexps_ended_ = false;
  bool comments_ended_ = false;
  // Depth of the mode stack inside the string that must end on its line; 0 when not inside.
  size_t cut_mode_depth_ = 0;
  size_t cut_brace_depth_ = 0;
  // For each open interpolation the braces open inside it.
  std::vector<int> open_braces_;
};

}  // namespace

std::vector<Lexeme> Lex(std::string_view text, uint32_t line_string) { return LexerDriver(text, line_string).Run(); }

}  // namespace flux
