#include "compiler/parse/foreign_words.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "compiler/parse/syntax_limits.h"
#include "compiler/parse/token_roles.h"

namespace flux {
namespace {

using enum TokenKind;

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool IsDeclarator(std::string_view word) { return IsOneOf(word, {"let", "var", "const"}); }
bool IsFunctionWord(std::string_view word) { return IsOneOf(word, {"function", "func", "fn", "fun", "def"}); }
bool IsLoopWord(std::string_view word) { return IsOneOf(word, {"for", "foreach", "while"}); }

// Parameter lists longer than this are not looked at.
constexpr size_t kMaxParameterTokens = 200;
constexpr size_t kNowhere = SIZE_MAX;

class WordReplacer {
 public:
  WordReplacer(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics)
      : source_(source), tokens_(tokens), diagnostics_(diagnostics) {}

  void Run() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      const TokenKind base = tokens_[at_].base;
      if (IsOpener(base)) ++depth_;
      if (IsCloser(base) && depth_ > 0) --depth_;
      if (base == kIdent && Replace()) continue;
      if (is_edited_) kept_.push_back(tokens_[at_]);
    }
    if (is_edited_) tokens_ = std::move(kept_);
  }

 private:
  // Writes what is meant for a construct that starts here and moves to its last token.
  bool Replace() {
    const bool may_define = tokens_[at_].starts_line || Base(-1) == kAssign || Base(-1) == kColon;
    if (!may_define) return false;
    const std::string_view word = Text(at_);
    if (IsFunctionWord(word)) return ReplaceFunction();
    if (!tokens_[at_].starts_line) return false;
    if (IsDeclarator(word)) return DropDeclarator();
    if (IsLoopWord(word)) return ReplaceLoop();
    const bool is_definition = depth_ == 0 && Base(1) == kColon && !IsConstraint() && Base(-1) != kBuiltin;
    return is_definition && source_.Locate(tokens_[at_].span.begin).column == 1 && ReplaceColon();
  }

  // In `where A: Record, B: Numeric` of a builtin.
  bool IsConstraint() const { return Base(-1) == kComma || (Base(-1) == kIdent && Text(at_ - 1) == "where"); }

  // `let x = 1`
  bool DropDeclarator() {
    if (!IsDeclaration(at_) || IsUsed(Text(at_))) return false;
    const std::string name(Text(at_ + 1));
    Diagnostic& problem = Report(tokens_[at_].span, "`" + std::string(Text(at_)) + "`");
    problem.help = "remove it: `" + name + " = …` defines `" + name + "`";
    problem.fix.push_back({{tokens_[at_].span.begin, tokens_[at_ + 1].span.begin}, ""});
    StartEditing();
    tokens_[at_ + 1].starts_line = true;
    return true;
  }

  bool IsDeclaration(size_t at) const {
    return tokens_[at].starts_line && BaseAt(at + 1) == kIdent && !tokens_[at + 1].starts_line &&
           BaseAt(at + 2) == kAssign;
  }

  // `function f(x) { … }` and `f = function(x) { … }`
  bool ReplaceFunction() {
    const bool has_name = Base(1) == kIdent && tokens_[at_].starts_line && !tokens_[at_ + 1].starts_line;
    const size_t open = at_ + (has_name ? 2 : 1);
    if (!has_name && tokens_[at_].starts_line) return false;
    const size_t close = CloserOf(open);
    if (close == kNowhere || IsUsed(Text(at_))) return false;
    // Python has a colon before the body.
    const bool has_colon = has_name && BaseAt(close + 1) == kColon;
    if (!has_colon && BaseAt(close + 1) != kLbrace) return false;
    const std::string name(has_name ? Text(at_ + 1) : "");
    const uint32_t end = tokens_[close].span.end;
    Diagnostic& problem = Report(tokens_[at_].span, "`" + std::string(Text(at_)) + "`");
    problem.help =
        "a function is a value: `" + (has_name ? name + " = " : "") + "(…) => " + (has_colon ? "…`" : "{ … }`");
    problem.fix.push_back({{tokens_[at_].span.begin, tokens_[open].span.begin}, has_name ? name + " = " : ""});
    const size_t last = has_colon ? LastBeforeBody(close + 1) : close;
    problem.fix.push_back({{end, tokens_[last].span.end}, " =>"});
    StartEditing();
    if (has_name) {
      kept_.push_back(tokens_[at_ + 1]);
      kept_.back().starts_line = true;
      kept_.push_back(Inserted(kAssign, tokens_[at_ + 1].span.end));
    }
    kept_.insert(kept_.end(), tokens_.begin() + static_cast<ptrdiff_t>(open),
                 tokens_.begin() + static_cast<ptrdiff_t>(close + 1));
    kept_.push_back(Inserted(kArrow, end));
    at_ = last;
    return true;
  }

  // The colon of `def f(x): return x`, or the `return`.
  size_t LastBeforeBody(size_t colon) const { return BaseAt(colon + 1) == kReturn ? colon + 1 : colon; }

  // Gives the `)` of the list of names and values that opens at `open`.
  size_t CloserOf(size_t open) const {
    if (BaseAt(open) != kLparen) return kNowhere;
    int depth = 0;
    const size_t end = std::min(tokens_.size(), open + kMaxParameterTokens);
    for (size_t i = open; i < end; ++i) {
      if (IsOpener(tokens_[i].base)) ++depth;
      if (IsCloser(tokens_[i].base) && --depth == 0) return tokens_[i].base == kRparen ? i : kNowhere;
    }
    return kNowhere;
  }

  // `for x in y { … }`: there is nothing to put in its place.
  bool ReplaceLoop() {
    const bool has_head = Base(1) == kIdent || Base(1) == kLparen;
    const size_t open = has_head ? BraceOnLine() : kNowhere;
    if (open == kNowhere || IsUsed(Text(at_))) return false;
    size_t end = open;
    for (int depth = 0; end + 1 < tokens_.size(); ++end) {
      depth += IsOpener(tokens_[end].base) ? 1 : IsCloser(tokens_[end].base) ? -1 : 0;
      if (depth == 0) break;
    }
    Lexeme statement = tokens_[at_];
    Report(statement.span, "loops").help =
        "`map`, `filter` and `reduce` go through the rows of tables, the functions of package `array` through arrays";
    StartEditing();
    statement.kind = statement.base = kBadStmt;
    statement.span.end = tokens_[end].span.end;
    kept_.push_back(statement);
    at_ = end;
    return true;
  }

  size_t BraceOnLine() const {
    for (size_t i = at_ + 1; i < tokens_.size() && !tokens_[i].starts_line; ++i) {
      if (tokens_[i].base == kLbrace) return i;
    }
    return kNowhere;
  }

  // `x: 1` and `x: int = 1`
  bool ReplaceColon() {
    const Lexeme& name = tokens_[at_];
    const Lexeme& colon = tokens_[at_ + 1];
    if (colon.starts_line) return false;
    const bool has_type = Base(2) == kIdent && Base(3) == kAssign && !tokens_[at_ + 2].starts_line;
    const Span wrong{colon.span.begin, has_type ? tokens_[at_ + 3].span.end : colon.span.end};
    Diagnostic& problem = ReportKind(DiagnosticKind::kSyntaxError, colon.span, "names are defined with `=`, not `:`");
    problem.help =
        has_type ? "types of variables are inferred; write `" + std::string(Text(at_)) + " = …`" : "replace with `=`";
    problem.fix.push_back({wrong, " ="});
    StartEditing();
    kept_.push_back(name);
    kept_.push_back({.kind = kAssign, .base = kAssign, .span = wrong});
    at_ += has_type ? 3 : 1;
    return true;
  }

  // Tells whether a word occurs as anything but the start of what is replaced here: then it is a name, perhaps defined.
  bool IsUsed(std::string_view word) {
    auto [known, is_new] = used_.emplace(word, false);
    if (!is_new) return known->second;
    for (size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].base != kIdent || Text(i) != word) continue;
      const TokenKind next = BaseAt(i + 1), before = i > 0 ? tokens_[i - 1].base : kEnd;
      const bool is_listed = (before == kLparen || before == kComma) && (next == kComma || next == kRparen);
      known->second |= next == kAssign || is_listed || before == kImport || before == kBuiltin;
    }
    return known->second;
  }

  // What was not edited so far is kept as it is.
  void StartEditing() {
    if (!is_edited_) kept_.assign(tokens_.begin(), tokens_.begin() + static_cast<ptrdiff_t>(at_));
    is_edited_ = true;
  }

  static Lexeme Inserted(TokenKind kind, uint32_t at) {
    return {.kind = kind, .base = kind, .span = {at, at}, .is_inserted = true};
  }

  Diagnostic& ReportKind(DiagnosticKind kind, Span span, std::string arg) {
    DiagnosticSink& sink = diagnostics_.all().size() < kMaxSyntaxErrors ? diagnostics_ : unreported_;
    return sink.Report(kind, span, {std::move(arg)});
  }
  Diagnostic& Report(Span span, std::string what) {
    return ReportKind(DiagnosticKind::kForeignConstruct, span, std::move(what));
  }

  TokenKind BaseAt(size_t at) const { return at < tokens_.size() ? tokens_[at].base : kEnd; }
  TokenKind Base(ptrdiff_t distance) const { return BaseAt(at_ + static_cast<size_t>(distance)); }
  std::string_view Text(size_t at) const { return source_.Text(tokens_[at].span); }

  const SourceFile& source_;
  std::vector<Lexeme>& tokens_;
  DiagnosticSink& diagnostics_;
  DiagnosticSink unreported_;
  std::vector<Lexeme> kept_;
  std::map<std::string, bool, std::less<>> used_;
  size_t at_ = 0;
  int depth_ = 0;
  bool is_edited_ = false;
};

}  // namespace

void ReplaceForeignWords(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics) {
  WordReplacer(source, tokens, diagnostics).Run();
}

}  // namespace flux
