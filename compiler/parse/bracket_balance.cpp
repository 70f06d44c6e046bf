#include "compiler/parse/bracket_balance.h"

#include <algorithm>
#include <string>
#include <utility>

#include "compiler/parse/syntax_limits.h"
#include "compiler/parse/token_roles.h"
#include "runtime/base/check.h"

namespace flux {
namespace {

using enum TokenKind;

TokenKind CloserOf(TokenKind opener) {
  switch (opener) {
    case kLparen:
      return kRparen;
    case kLbrack:
      return kRbrack;
    case kLbrace:
      return kRbrace;
    case kQuoteOpen:
      return kQuoteClose;
    case kInterpolationOpen:
      return kInterpolationClose;
    default:
      CheckFailed("the token opens a group", __FILE__, __LINE__);
  }
}

std::string_view CloserText(TokenKind opener) {
  switch (opener) {
    case kLparen:
      return ")";
    case kLbrack:
      return "]";
    case kQuoteOpen:
      return "\"";
    default:
      return "}";
  }
}

class Balancer {
 public:
  Balancer(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics)
      : source_(source), tokens_(tokens), diagnostics_(diagnostics), after_group_(tokens.size(), kNoToken) {}

  void Run() {
    for (uint32_t i = 0; i < tokens_.size(); ++i) {
      TokenKind base = tokens_[i].base;
      if (!open_.empty() && StartsStatement(i)) CloseUntil(NearestBlock(), i);
      if (IsOpener(base)) open_.push_back(i);
      if (IsCloser(base)) Close(i);
    }
    if (!open_.empty()) CloseUntil(0, static_cast<uint32_t>(tokens_.size() - 1));
    if (!insertions_.empty() || !removals_.empty()) Rebuild();
  }

 private:
  Diagnostic& Report(DiagnosticKind kind, Span span, std::vector<std::string> args = {}) {
    DiagnosticSink& sink = diagnostics_.all().size() < kMaxSyntaxErrors ? diagnostics_ : unreported_;
    return sink.Report(kind, span, std::move(args));
  }

  struct Insertion {
    uint32_t before;
    TokenKind closer;
    size_t order;
  };

  void Close(uint32_t i) {
    TokenKind base = tokens_[i].base;
    size_t level = open_.size();
    while (level > 0 && CloserOf(tokens_[open_[level - 1]].base) != base) --level;
    if (level == 0) {
      CloseWrongly(i);
      return;
    }
    CloseUntil(level, i);
    after_group_[open_.back()] = i + 1;
    open_.pop_back();
  }

  // A closer without opener: it goes, or it was meant to be the one that is due.
  void CloseWrongly(uint32_t i) {
    std::string text(source_.Text(tokens_[i].span));
    bool is_due = !open_.empty() && tokens_[open_.back()].base != kQuoteOpen &&
                  tokens_[open_.back()].base != kInterpolationOpen && CanReplaceCloser(i);
    if (!is_due) {
      Report(DiagnosticKind::kUnmatchedCloser, tokens_[i].span, {text}).fix.push_back({tokens_[i].span, ""});
      bool is_value_due = i > 0 && !EndsOperand(tokens_[i - 1].base) && !tokens_[i].starts_line;
      if (is_value_due) {
        tokens_[i].base = tokens_[i].kind = kBadExpr;
      } else {
        removals_.push_back(i);
      }
      return;
    }
    const Lexeme& opener = tokens_[open_.back()];
    std::string closer(CloserText(opener.base));
    Diagnostic& problem =
        Report(DiagnosticKind::kWrongCloser, tokens_[i].span, {std::string(source_.Text(opener.span)), text});
    problem.related.push_back({opener.span, "opened here"});
    problem.help = "replace it with `" + closer + "`";
    problem.fix.push_back({tokens_[i].span, closer});
    tokens_[i].base = tokens_[i].kind = CloserOf(opener.base);
    after_group_[open_.back()] = i + 1;
    open_.pop_back();
  }

  bool CanReplaceCloser(uint32_t i) const {
    uint32_t next = i + 1;
    return next >= tokens_.size() || tokens_[next].base != CloserOf(tokens_[open_.back()].base);
  }

  // Ends all groups above `level`, which the token at `detected` proves to be open by mistake.
  void CloseUntil(size_t level, uint32_t detected) {
    if (open_.size() <= level) return;
    uint32_t innermost = open_.back(), blamed = innermost;
    bool is_string = false;
    std::string closers;
    size_t first = insertions_.size();
    while (open_.size() > level) {
      uint32_t opener = open_.back();
      open_.pop_back();
      uint32_t place = InsertionPoint(opener, detected);
      after_group_[opener] = place;
      insertions_.push_back({place, CloserOf(tokens_[opener].base), insertions_.size()});
      if (closers.size() < 16) closers += CloserText(tokens_[opener].base);
      if (tokens_[opener].base == kQuoteOpen) {
        is_string = true;
        blamed = opener;
      }
    }
    ReportOpen(blamed, is_string, insertions_[first].before, closers);
  }

  void ReportOpen(uint32_t opener, bool is_string, uint32_t place, const std::string& closers) {
    const Lexeme& token = tokens_[opener];
    uint32_t line = source_.Locate(token.span.begin).line;
    // What a runaway string swallowed includes the closers of its line.
    if (!is_string && line == string_line_) return;
    uint32_t at = place > 0 ? tokens_[place - 1].span.end : token.span.end;
    if (is_string) {
      string_line_ = line;
      Diagnostic& problem = Report(DiagnosticKind::kUnterminatedString, {token.span.begin, at});
      problem.help = "close it with `" + closers + "`";
      return;
    }
    Diagnostic& problem = Report(DiagnosticKind::kUnclosedBracket, token.span, {std::string(source_.Text(token.span))});
    problem.related.push_back({{at, at}, "insert `" + closers + "` here"});
    problem.fix.push_back({{at, at}, closers});
    const Lexeme& next = tokens_[place];
    if (next.starts_line && source_.Text(next.span) == "|>")
      problem.help = "the next line starts with `|>`, so what is open was taken to end before it";
  }

  // The first token before which the group of `opener` may have been meant to end.
  uint32_t InsertionPoint(uint32_t opener, uint32_t detected) const {
    TokenKind base = tokens_[opener].base;
    uint32_t line = source_.Locate(tokens_[opener].span.begin).line;
    bool is_block = OpensBlock(opener);
    uint32_t indentation = Indentation(line);
    for (uint32_t j = opener + 1; j < detected;) {
      const Lexeme& token = tokens_[j];
      if (base == kQuoteOpen && token.base != kText && token.base != kInterpolationOpen) return j;
      if (token.starts_line && j > opener + 1) {
        if (is_block ? Column(j) <= indentation : EndsHere(j)) return j;
      }
      j = after_group_[j] == kNoToken ? j + 1 : std::max(j + 1, after_group_[j]);
    }
    return detected;
  }

  // Tells whether a token at the start of a line cannot continue what is in the parentheses before it.
  bool EndsHere(uint32_t j) const {
    TokenKind base = tokens_[j].base;
    if (base == kPipeForward) return true;
    return EndsOperand(tokens_[j - 1].base) && (base == kIdent || base == kString);
  }

  bool OpensBlock(uint32_t opener) const {
    if (tokens_[opener].base != kLbrace || opener == 0) return false;
    if (tokens_[opener - 1].base == kArrow) return true;
    if (opener >= 2 && tokens_[opener - 2].base == kTestcase) return true;
    return opener >= 4 && tokens_[opener - 4].base == kTestcase && tokens_[opener - 1].base == kString;
  }

  // Tells whether the token at the start of a line can only begin a statement, so that brackets before it are open.
  bool StartsStatement(uint32_t i) const {
    const Lexeme& token = tokens_[i];
    if (!token.starts_line || i == 0) return false;
    switch (token.base) {
      case kOption:
      case kBuiltin:
      case kTestcase:
      case kImport:
      case kPackage:
      case kReturn:
        return true;
      case kIdent:
        return i + 1 < tokens_.size() && tokens_[i + 1].base == kAssign && MayEndStatement(i - 1) && !MayBeParameter();
      default:
        return false;
    }
  }
  // Tells whether a statement may end with a token when what is open is closed; text is the end of a string cut off.
  bool MayEndStatement(uint32_t last) const {
    TokenKind base = tokens_[last].base;
    if (base == kComma) return !open_.empty() && IsOutside(last + 1);
    return EndsOperand(base) || IsOpener(base) || base == kText || base == kInterpolationClose;
  }
  // Tells whether a token stands no further to the right than the line on which the first group of its block opens.
  bool IsOutside(uint32_t i) const {
    size_t level = NearestBlock();
    return level < open_.size() && Column(i) <= Indentation(source_.Locate(tokens_[open_[level]].span.begin).line);
  }
  // `name =` right after `(` or in a list of names is a parameter.
  bool MayBeParameter() const {
    return !open_.empty() && tokens_[open_.back()].base == kLparen && IsBareList(open_.back());
  }
  bool IsBareList(uint32_t opener) const {
    TokenKind next = opener + 1 < tokens_.size() ? tokens_[opener + 1].base : kEnd;
    TokenKind after = opener + 2 < tokens_.size() ? tokens_[opener + 2].base : kEnd;
    return next == kIdent && (after == kComma || after == kAssign || after == kIdent);
  }

  // The number of open groups up to and with the innermost block.
  size_t NearestBlock() const {
    size_t level = open_.size();
    while (level > 0 && !OpensBlock(open_[level - 1])) --level;
    return level;
  }

  uint32_t Column(uint32_t i) const { return source_.Locate(tokens_[i].span.begin).column; }
  uint32_t Indentation(uint32_t line) const {
    std::string_view text = source_.Line(line);
    return static_cast<uint32_t>(std::min(text.find_first_not_of(" \t"), text.size())) + 1;
  }

  void Rebuild() {
    std::ranges::sort(insertions_, {},
                      [](const Insertion& insertion) { return std::pair(insertion.before, insertion.order); });
    std::vector<Lexeme> result;
    result.reserve(tokens_.size() + insertions_.size());
    size_t inserted = 0, removed = 0;
    for (uint32_t i = 0; i < tokens_.size(); ++i) {
      for (; inserted < insertions_.size() && insertions_[inserted].before == i; ++inserted) {
        uint32_t at = result.empty() ? 0 : result.back().span.end;
        TokenKind closer = insertions_[inserted].closer;
        result.push_back({.kind = closer, .base = closer, .span = {at, at}, .is_inserted = true});
      }
      if (removed < removals_.size() && removals_[removed] == i) {
        ++removed;
        continue;
      }
      result.push_back(tokens_[i]);
    }
    tokens_ = std::move(result);
  }

  const SourceFile& source_;
  std::vector<Lexeme>& tokens_;
  DiagnosticSink& diagnostics_;
  DiagnosticSink unreported_;
  // For the opener of a finished group the index of the first token behind the group.
  std::vector<uint32_t> after_group_;
  std::vector<uint32_t> open_;
  std::vector<Insertion> insertions_;
  std::vector<uint32_t> removals_;
  uint32_t string_line_ = 0;
};

}  // namespace

uint32_t FindUnclosedString(std::string_view text, const std::vector<Lexeme>& lexemes) {
  std::vector<uint32_t> open;
  uint32_t suspect = kNoLineString;
  for (size_t i = 0; i < lexemes.size(); ++i) {
    const Lexeme& lexeme = lexemes[i];
    if (lexeme.kind == kQuoteOpen) open.push_back(lexeme.span.begin);
    if (lexeme.kind == kQuoteClose && !open.empty()) open.pop_back();
    // A string over several lines with a word right behind it is rather two strings, the first one open.
    if (lexeme.kind != kString || suspect != kNoLineString || i + 1 >= lexemes.size()) continue;
    std::string_view body = text.substr(lexeme.span.begin, lexeme.span.end - lexeme.span.begin);
    TokenKind next = lexemes[i + 1].kind;
    bool runs_on = EndsOperand(next) && next != kRparen && next != kRbrack && next != kRbrace;
    if (body.find('\n') != body.npos && (runs_on || next == kIllegal)) suspect = lexeme.span.begin;
  }
  if (open.empty()) return kNoLineString;
  return std::min(suspect, open.front());
}

void BalanceBrackets(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics) {
  Balancer(source, tokens, diagnostics).Run();
}

}  // namespace flux
