#include "compiler/parse/foreign_tokens.h"

#include <algorithm>
#include <string>
#include <utility>

#include "compiler/parse/syntax_limits.h"
#include "compiler/source/utf8.h"

namespace flux {
namespace {

using enum TokenKind;

constexpr TokenSet kForeignTokens = {kForeignAnd,    kForeignOr, kForeignNot, kForeignAssign,
                                     kForeignString, kSemicolon, kHash,       kIllegal};

class Replacer {
 public:
  Replacer(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics)
      : source_(source), tokens_(tokens), diagnostics_(diagnostics) {}

  void Run() {
    std::vector<Lexeme> kept;
    kept.reserve(tokens_.size());
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      Lexeme token = tokens_[at_];
      if (token.base == kArrow && !kept.empty() && kept.back().base == kIdent) AddParentheses(kept);
      if (token.base == kIdent) ReplaceWord(token, kept);
      if (!kForeignTokens.Has(token.base) || Replace(token, kept)) kept.push_back(token);
    }
    tokens_ = std::move(kept);
  }

 private:
  Diagnostic& Report(DiagnosticKind kind, Span span, std::vector<std::string> args = {}) {
    DiagnosticSink& sink = diagnostics_.all().size() < kMaxSyntaxErrors ? diagnostics_ : unreported_;
    return sink.Report(kind, span, std::move(args));
  }

  // Changes the token into what was meant; false when it is to go.
  bool Replace(Lexeme& token, const std::vector<Lexeme>& before) {
    switch (token.base) {
      case kForeignAnd:
        return ReplaceOperator(token, kAnd, "and");
      case kForeignOr:
        return ReplaceOperator(token, kOr, "or");
      case kForeignNot:
        return ReplaceOperator(token, kNot, "not");
      case kForeignAssign:
        return ReplaceOperator(token, kAssign, "=");
      case kForeignString:
        return ReplaceQuotes(token);
      case kSemicolon: {
        Diagnostic& problem = Report(DiagnosticKind::kSemicolon, token.span);
        problem.help = "remove it";
        problem.fix.push_back({token.span, ""});
        return false;
      }
      case kHash:
        SkipComment(token);
        return false;
      default:
        return ReplaceIllegal(token, before);
    }
  }

  // Changes `AND` and `OR` between two operands, where a name is impossible.
  void ReplaceWord(Lexeme& token, const std::vector<Lexeme>& before) {
    std::string_view text = source_.Text(token.span);
    if (text != "AND" && text != "OR") return;
    if (before.empty() || !EndsOperand(before.back().base) || !StartsOperand(at_ + 1)) return;
    if (text == "AND") ReplaceOperator(token, kAnd, "and");
    if (text == "OR") ReplaceOperator(token, kOr, "or");
  }

  // A word that has a line for itself could be a statement; so could a word and a bracket.
  bool StartsOperand(size_t at) const {
    constexpr TokenSet kStarts = {kIdent, kInt, kFloat, kString, kQuoteOpen, kNot, kExists, kForeignNot};
    if (at >= tokens_.size() || !kStarts.Has(tokens_[at].base)) return false;
    return !tokens_[at].starts_line || !tokens_[at - 1].starts_line;
  }

  // Completes `x => …`, the last token being the parameter.
  void AddParentheses(std::vector<Lexeme>& kept) {
    Lexeme parameter = kept.back();
    Span name = parameter.span;
    std::string text(source_.Text(name));
    Diagnostic& problem = Report(DiagnosticKind::kNeedsParentheses, name, {text});
    problem.help = "parameters are in parentheses even when there is only one";
    problem.fix.push_back({name, "(" + text + ")"});
    kept.back() = {.kind = kLparen, .base = kLparen, .span = {name.begin, name.begin}, .is_inserted = true};
    kept.push_back(parameter);
    kept.push_back({.kind = kRparen, .base = kRparen, .span = {name.end, name.end}, .is_inserted = true});
  }

  bool ReplaceOperator(Lexeme& token, TokenKind meant, std::string spelling) {
    Diagnostic& problem =
        Report(DiagnosticKind::kForeignOperator, token.span, {std::string(source_.Text(token.span)), spelling});
    problem.help = "replace with `" + spelling + "`";
    // `!x` becomes `not x`: a word needs a space before the operand.
    bool touches = at_ + 1 < tokens_.size() && tokens_[at_ + 1].span.begin == token.span.end;
    problem.fix.push_back({token.span, meant == kNot && touches ? spelling + " " : spelling});
    token.kind = token.base = meant;
    return true;
  }

  bool ReplaceQuotes(Lexeme& token) {
    std::string_view body = source_.Text({token.span.begin + 1, token.span.end - 1});
    std::string quoted = "\"";
    for (char c : body) {
      if (c == '"') quoted += '\\';
      quoted += c;
    }
    quoted += '"';
    Diagnostic& problem = Report(DiagnosticKind::kSingleQuotes, token.span);
    problem.help = "replace with `" + quoted + "`";
    problem.fix.push_back({token.span, quoted});
    token.kind = token.base = kString;
    return true;
  }

  // Drops a `#` with the rest of its line.
  void SkipComment(const Lexeme& token) {
    Diagnostic& problem = Report(DiagnosticKind::kForeignComment, token.span);
    problem.help = "replace `#` with `//`";
    problem.fix.push_back({token.span, "//"});
    while (at_ + 1 < tokens_.size() && !tokens_[at_ + 1].starts_line && tokens_[at_ + 1].base != kEnd) ++at_;
  }

  // Takes a run of characters without meaning together. Where a value is due the run stands for one.
  bool ReplaceIllegal(Lexeme& token, const std::vector<Lexeme>& before) {
    while (at_ + 1 < tokens_.size() && tokens_[at_ + 1].base == kIllegal &&
           tokens_[at_ + 1].span.begin == token.span.end) {
      token.span.end = tokens_[++at_].span.end;
    }
    std::string_view text = source_.Text(token.span);
    const bool is_value = !before.empty() && !EndsOperand(before.back().base) && !token.starts_line;
    token.kind = token.base = kBadExpr;
    // Such bytes are reported once for the whole file.
    if (text.find('\0') != text.npos || FindInvalidUtf8(text) != text.npos) return is_value;
    bool is_text = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
    Diagnostic& problem =
        Report(DiagnosticKind::kIllegalCharacter, token.span, {is_text ? "`" + std::string(text) + "`" : "this byte"});
    if (IsTypographicQuote(text)) {
      problem.help = "strings are written with plain double quotes";
      problem.fix.push_back({token.span, "\""});
      SkipQuoted(token, problem);
    }
    if (text == "\xEF\xBB\xBF") problem.help = "this is a byte order mark; save the file as UTF-8 without one";
    return is_value;
  }

  static bool IsTypographicQuote(std::string_view text) {
    return text == "\xE2\x80\x9C" || text == "\xE2\x80\x9D" || text == "\xE2\x80\x9E";
  }
  // Takes what stands between typographic quotes on one line as one value.
  void SkipQuoted(Lexeme& token, Diagnostic& problem) {
    for (size_t i = at_ + 1; i < tokens_.size() && !tokens_[i].starts_line; ++i) {
      if (tokens_[i].base != kIllegal || !IsTypographicQuote(source_.Text(tokens_[i].span))) continue;
      problem.fix.push_back({tokens_[i].span, "\""});
      token.span.end = problem.span.end = tokens_[i].span.end;
      at_ = i;
      return;
    }
  }

  const SourceFile& source_;
  std::vector<Lexeme>& tokens_;
  DiagnosticSink& diagnostics_;
  DiagnosticSink unreported_;
  size_t at_ = 0;
};

}  // namespace

void ReplaceForeignTokens(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics) {
  bool has_foreign = std::ranges::any_of(
      tokens, [](const Lexeme& token) { return kForeignTokens.Has(token.base) || token.base == TokenKind::kArrow; });
  if (has_foreign) Replacer(source, tokens, diagnostics).Run();
}

}  // namespace flux
