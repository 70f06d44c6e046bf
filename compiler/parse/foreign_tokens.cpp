#include "compiler/parse/foreign_tokens.h"

#include <algorithm>
#include <string>
#include <utility>

#include "compiler/parse/dashboard_variable.h"
#include "compiler/parse/syntax_limits.h"
#include "compiler/parse/token_roles.h"
#include "runtime/base/text.h"
#include "runtime/base/utf8.h"

namespace flux {
namespace {

using enum TokenKind;

constexpr TokenSet kForeignTokens = {kForeignAnd,     kForeignOr, kForeignNot, kForeignAssign, kForeignString,
                                     kForeignComment, kSemicolon, kHash,       kIllegal};

// Operators of other languages that the lexer takes for two, none of which may follow the other without a space.
struct ForeignPair {
  std::string_view text;
  TokenKind first, second, meant;
  std::string_view spelling;
};
constexpr ForeignPair kForeignPairs[] = {
    {"=<", kAssign, kLt, kLte, "<="},
    {"<>", kLt, kGt, kNeq, "!="},
    {"===", kEq, kAssign, kEq, "=="},
    {"!==", kNeq, kAssign, kNeq, "!="},
    {"**", kMul, kMul, kPow, "^"},
    {"->", kSub, kGt, kArrow, "=>"},
    {"~=", kIllegal, kAssign, kRegexpMatch, "=~"},
    {">|", kGt, kIllegal, kPipeForward, "|>"},
    {"| >", kIllegal, kGt, kPipeForward, "|>"},
};

constexpr TokenSet kPairStarts = {kAssign, kLt, kGt, kEq, kNeq, kMul, kSub, kIllegal};

// Characters that look like what they are not, as word processors and web pages put them in.
struct Lookalike {
  std::string_view text, name, meant;
};
constexpr Lookalike kLookalikes[] = {
    {"\xC2\xA0", "a no-break space", " "},
    {"\xE2\x80\xAF", "a no-break space", " "},
    {"\xE2\x80\x8B", "a zero-width space", ""},
    {"\xEF\xBB\xBF", "a byte order mark", ""},
    {"\xE2\x80\x93", "`–`", "-"},
    {"\xE2\x80\x94", "`—`", "-"},
    {"\xE2\x88\x92", "`−`", "-"},
    {"\xE2\x89\xA0", "`≠`", "!="},
    {"\xE2\x89\xA4", "`≤`", "<="},
    {"\xE2\x89\xA5", "`≥`", ">="},
};

// After these no name can follow that is not the start of an operand.
constexpr TokenSet kBeforeNot = {kAnd, kOr, kNot, kArrow, kIf, kThen, kElse, kForeignAnd, kForeignOr};

class Replacer {
 public:
  Replacer(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics)
      : source_(source), tokens_(tokens), diagnostics_(diagnostics) {}

  void Run() {
    std::vector<Lexeme> kept;
    kept.reserve(tokens_.size());
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      Lexeme token = tokens_[at_];
      MergePair(token, kept);
      if (token.base == kArrow && !kept.empty()) ReplaceArrow(token, kept);
      if (token.base == kIdent) ReplaceWord(token, kept);
      if (token.base == kInterpolationOpen) ReplaceInterpolatedVariable(token, kept);
      if (StartsDashComment(token)) {
        SkipComment({token.span.begin, token.span.begin + 2});
        if (at_ + 1 < tokens_.size()) tokens_[at_ + 1].starts_line = true;
        continue;
      }
      if (kForeignTokens.Has(token.base) && !Replace(token, kept)) {
        if (token.starts_line && at_ + 1 < tokens_.size()) tokens_[at_ + 1].starts_line = true;
        continue;
      }
      if (IsOpener(token.base)) open_.push_back(kept.size());
      if (IsCloser(token.base) && !open_.empty()) {
        last_group_ = open_.back();
        open_.pop_back();
      }
      kept.push_back(token);
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
        SkipComment(token.span);
        return false;
      case kForeignComment:
        ReportComment(token.span);
        return false;
      default:
        return ReplaceIllegal(token, before);
    }
  }

  // Takes an operator of another language as one token.
  void MergePair(Lexeme& token, const std::vector<Lexeme>& before) {
    if (!kPairStarts.Has(token.base) || at_ + 1 >= tokens_.size()) return;
    if (before.empty() || !EndsOperand(before.back().base)) return;
    // `tables=<,` lacks the end of another operator.
    const TokenKind behind = at_ + 2 < tokens_.size() ? tokens_[at_ + 2].base : kEnd;
    if (behind == kComma || behind == kEnd || IsCloser(behind)) return;
    const Lexeme& next = tokens_[at_ + 1];
    const std::string_view text = source_.Text({token.span.begin, next.span.end});
    for (const ForeignPair& pair : kForeignPairs) {
      if (token.base != pair.first || next.base != pair.second || text != pair.text) continue;
      token.span.end = next.span.end;
      ++at_;
      ReplaceOperator(token, pair.meant, std::string(pair.spelling));
      return;
    }
  }

  // `x => …`: a function, or a comparison with something that cannot be its parameters.
  void ReplaceArrow(Lexeme& token, std::vector<Lexeme>& kept) {
    const Lexeme& last = kept.back();
    const bool is_member = last.base == kIdent && kept.size() > 1 && kept[kept.size() - 2].base == kDot;
    if (last.base == kIdent && !is_member) return AddParentheses(kept);
    const bool is_value = EndsOperand(last.base) && last.base != kRbrace && last.base != kIdent;
    if (last.base == kRparen ? IsCallInside(kept) : is_value || is_member) ReplaceOperator(token, kGte, ">=");
  }

  // Tells whether the parentheses that end here are those of a call in the middle of a line.
  bool IsCallInside(const std::vector<Lexeme>& kept) const {
    if (last_group_ == 0 || last_group_ >= kept.size()) return false;
    const Lexeme& callee = kept[last_group_ - 1];
    // `map(fn (r) => …)` lacks a colon, `a: g(fn: r) => …` a parenthesis.
    const TokenKind before = last_group_ > 1 ? kept[last_group_ - 2].base : kEnd;
    if (before == kLparen || before == kComma || before == kColon) return false;
    return EndsOperand(callee.base) && !callee.starts_line && !kept[last_group_].starts_line;
  }

  // Changes `AND`, `OR` and `NOT` where a name is impossible.
  void ReplaceWord(Lexeme& token, const std::vector<Lexeme>& before) {
    const std::string_view text = source_.Text(token.span);
    if (text.size() > 3 || before.empty() || !StartsOperand(at_ + 1)) return;
    const std::string word = LowerCase(text);
    const TokenKind last = before.back().base;
    if (EndsOperand(last)) {
      if (word == "and") ReplaceOperator(token, kAnd, word);
      if (word == "or") ReplaceOperator(token, kOr, word);
    } else if (word == "not" && kBeforeNot.Has(last) && tokens_[at_ + 1].base != kLparen) {
      ReplaceOperator(token, kNot, word);
    }
  }

  // A word that has a line for itself could be a statement; so could a word and a bracket.
  bool StartsOperand(size_t at) const {
    constexpr TokenSet kStarts = {kIdent, kInt, kFloat, kString, kQuoteOpen, kNot, kExists, kForeignNot};
    if (at >= tokens_.size() || !kStarts.Has(tokens_[at].base)) return false;
    return !tokens_[at].starts_line || !tokens_[at - 1].starts_line;
  }

  // Tells whether the last token starts an argument.
  bool IsArgument(const std::vector<Lexeme>& kept) const {
    if (open_.empty() || open_.back() == 0 || kept[open_.back()].base != kLparen) return false;
    const TokenKind before = kept[kept.size() - 2].base;
    return EndsOperand(kept[open_.back() - 1].base) && (before == kLparen || before == kComma);
  }

  // Completes `x => …`, the last token being the parameter.
  void AddParentheses(std::vector<Lexeme>& kept) {
    Lexeme parameter = kept.back();
    Span name = parameter.span;
    std::string text(source_.Text(name));
    Diagnostic& problem = Report(DiagnosticKind::kNeedsParentheses, name, {text});
    problem.help = "parameters are in parentheses even when there is only one";
    if (IsArgument(kept)) {
      text = "fn: (" + text + ")";
      problem.help = "parameters are in parentheses, and functions are passed by name: `" + text + " => …`";
    } else {
      text = "(" + text + ")";
    }
    problem.fix.push_back({name, text});
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

  // `-- …` at the start of a line; nobody negates twice there and leaves a space.
  bool StartsDashComment(const Lexeme& token) const {
    if (token.base != kSub || !(token.starts_line || at_ == 0) || at_ + 1 >= tokens_.size()) return false;
    const Lexeme& next = tokens_[at_ + 1];
    const std::string& text = source_.text();
    if (next.base != kSub || next.span.begin != token.span.end) return false;
    const size_t end = text.find_first_not_of('-', next.span.end);
    return end != std::string::npos && text[end] == ' ';
  }

  // Drops a comment of another language with the rest of its line.
  void SkipComment(Span mark) {
    Diagnostic& problem = Report(DiagnosticKind::kForeignComment, mark);
    problem.help = "replace `" + std::string(source_.Text(mark)) + "` with `//`";
    problem.fix.push_back({mark, "//"});
    while (at_ + 1 < tokens_.size() && !tokens_[at_ + 1].starts_line && tokens_[at_ + 1].base != kEnd) ++at_;
  }

  // `/* … */`, whose lines become comments of their own.
  void ReportComment(Span span) {
    Diagnostic& problem = Report(DiagnosticKind::kForeignComment, {span.begin, span.begin + 2});
    problem.help = "put `//` before each line; Flux has no `/* … */`";
    const std::string& text = source_.text();
    const bool is_closed = text.compare(span.end - 2, 2, "*/") == 0 && span.end - span.begin >= 4;
    const size_t after = std::min(text.find_first_not_of(" \t\r", span.end), text.size());
    if (is_closed && after < text.size() && text[after] != '\n') return;
    problem.fix.push_back({{span.begin, span.begin + 2}, "//"});
    for (size_t at = text.find('\n', span.begin); at < span.end; at = text.find('\n', at + 1)) {
      const auto begin = static_cast<uint32_t>(at + 1);
      problem.fix.push_back({{begin, begin}, "//"});
    }
    if (is_closed) problem.fix.push_back({{span.end - 2, span.end}, ""});
  }

  // `$__interval`, `$name`, `${name}`, `${name:format}`: what a dashboard puts in before it sends a query.
  bool ReplaceVariable(Lexeme& token) {
    if (source_.Text(token.span) != "$" || at_ + 1 >= tokens_.size()) return false;
    size_t last = at_ + 1;
    if (tokens_[last].span.begin != token.span.end) return false;
    Span name = tokens_[last].span;
    if (tokens_[last].base == kLbrace && last + 1 < tokens_.size()) {
      name = tokens_[last + 1].span;
      constexpr size_t kMaxTokens = 8;
      while (last + 1 < tokens_.size() && last < at_ + kMaxTokens && tokens_[last].base != kRbrace) ++last;
      if (tokens_[last].base != kRbrace) return false;
    } else if (tokens_[last].base != kIdent) {
      return false;
    }
    token.span.end = tokens_[last].span.end;
    at_ = last;
    token.kind = token.base = kBadExpr;
    Diagnostic& problem =
        Report(DiagnosticKind::kDashboardVariable, token.span, {std::string(source_.Text(token.span))});
    problem.help = DashboardVariableHelp(source_.Text(name));
    return true;
  }

  // `${name:format}` in a string, which Flux would take for the value of an expression.
  void ReplaceInterpolatedVariable(Lexeme& open, std::vector<Lexeme>& kept) {
    constexpr size_t kMaxTokens = 8;
    const size_t name = at_ + 1;
    if (name + 1 >= tokens_.size() || tokens_[name].base != kIdent) return;
    size_t close = name + 1;
    bool has_format = false;
    for (; close < tokens_.size() && close < name + kMaxTokens; ++close) {
      if (tokens_[close].base == kInterpolationClose) break;
      has_format |= tokens_[close].base == kColon;
      if (tokens_[close].base != kColon && tokens_[close].base != kDot && tokens_[close].base != kIdent) return;
    }
    if (!has_format || close >= tokens_.size() || tokens_[close].base != kInterpolationClose) return;
    const Span variable{open.span.begin, tokens_[close].span.end};
    Report(DiagnosticKind::kDashboardVariable, variable, {std::string(source_.Text(variable))}).help =
        DashboardVariableHelp(source_.Text(tokens_[name].span));
    // One value stands between the marks.
    open_.push_back(kept.size());
    kept.push_back(open);
    kept.push_back(
        {.kind = kBadExpr, .base = kBadExpr, .span = {tokens_[name].span.begin, tokens_[close - 1].span.end}});
    at_ = close;
    open = tokens_[close];
  }

  // Puts what a character looks like in its place; false for others. White space goes without a trace.
  bool ReplaceLookalike(Lexeme& token, bool& stays) {
    const std::string_view text = source_.Text(token.span);
    const auto* known = std::ranges::find(kLookalikes, text, &Lookalike::text);
    if (known == std::end(kLookalikes)) return false;
    const std::string meant(known->meant);
    Diagnostic& problem = Report(DiagnosticKind::kIllegalCharacter, token.span, {std::string(known->name)});
    stays = !meant.empty() && meant != " ";
    problem.help = stays ? "replace with `" + meant + "`" : meant.empty() ? "remove it" : "replace with a space";
    problem.fix.push_back({token.span, meant});
    if (stays) token.kind = token.base = meant == "-" ? kSub : meant == "!=" ? kNeq : meant == "<=" ? kLte : kGte;
    return true;
  }

  // Takes a run of characters without meaning together. Where a value is due the run stands for one.
  bool ReplaceIllegal(Lexeme& token, const std::vector<Lexeme>& before) {
    bool stays = true;
    if (ReplaceLookalike(token, stays)) return stays;
    if (ReplaceVariable(token)) return before.empty() || !EndsOperand(before.back().base) || token.starts_line;
    if (IsPipe(token, before)) return ReplaceOperator(token, kPipeForward, "|>");
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
    if (IsQuote(text)) {
      problem.help = "strings are written with plain double quotes";
      problem.fix.push_back({token.span, "\""});
      SkipQuoted(token, problem);
    }
    if (text == "\\" && source_.text().compare(token.span.end, 1, "\"") == 0)
      problem.help = "the quotes of a string stand alone: `\"`; within single quotes a shell needs no `\\`";
    if (text == "```") {
      problem.help = "the fences of a Markdown block are not part of the script";
      while (at_ + 1 < tokens_.size() && !tokens_[at_ + 1].starts_line && tokens_[at_ + 1].base != kEnd) ++at_;
    }
    return is_value;
  }

  // `a | f()` where `|>` is meant.
  bool IsPipe(const Lexeme& token, const std::vector<Lexeme>& before) const {
    return source_.Text(token.span) == "|" && !before.empty() && EndsOperand(before.back().base) &&
           at_ + 2 < tokens_.size() && tokens_[at_ + 1].base == kIdent &&
           (tokens_[at_ + 2].base == kLparen || tokens_[at_ + 2].base == kDot);
  }

  // Single and double quotes as books have them, and the backtick.
  static bool IsQuote(std::string_view text) {
    return text == "`" || (text.size() == 3 && text.starts_with("\xE2\x80") && text[2] >= '\x98' && text[2] <= '\x9F');
  }
  // Takes what stands between such quotes on one line as one value.
  void SkipQuoted(Lexeme& token, Diagnostic& problem) {
    for (size_t i = at_ + 1; i < tokens_.size() && !tokens_[i].starts_line; ++i) {
      if (tokens_[i].base != kIllegal || !IsQuote(source_.Text(tokens_[i].span))) continue;
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
  // Where the open groups of `kept` begin, and the group that ended last.
  std::vector<size_t> open_;
  size_t last_group_ = 0;
};

}  // namespace

void ReplaceForeignTokens(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics) {
  Replacer(source, tokens, diagnostics).Run();
}

}  // namespace flux
