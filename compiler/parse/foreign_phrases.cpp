#include "compiler/parse/foreign_phrases.h"

#include <algorithm>
#include <string>
#include <utility>

#include "compiler/parse/syntax_limits.h"
#include "compiler/parse/token_roles.h"
#include "runtime/base/text.h"

namespace flux {
namespace {

using enum TokenKind;

// Phrases longer than this are not looked at.
constexpr size_t kMaxPhraseTokens = 200;

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// Gives the regular expression for a pattern of `like`, where `%` is any text and `_` any character.
std::string RegexpOfPattern(std::string_view pattern) {
  const bool is_open_before = pattern.starts_with('%'), is_open_behind = pattern.ends_with('%');
  if (is_open_before) pattern.remove_prefix(1);
  if (is_open_behind && !pattern.empty()) pattern.remove_suffix(1);
  std::string out = is_open_before ? "/" : "/^";
  for (char c : pattern) {
    if (c == '%') {
      out += ".*";
    } else if (c == '_') {
      out += '.';
    } else {
      if (std::string_view("\\.+*?()|[]{}^$/").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out + (is_open_behind ? "/" : "$/");
}

class PhraseReplacer {
 public:
  PhraseReplacer(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics)
      : source_(source), tokens_(tokens), diagnostics_(diagnostics) {}

  void Run() {
    kept_.reserve(tokens_.size());
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      if (diagnostics_.all().size() >= kMaxSyntaxErrors || !Replace()) kept_.push_back(tokens_[at_]);
    }
    tokens_ = std::move(kept_);
  }

 private:
  // Writes what is meant for a phrase of which the next word is the current one, and moves to its last token.
  bool Replace() {
    switch (Base(0)) {
      case kIdent:
        return ReplaceWord();
      case kLbrace:
        return ReplaceSpread();
      case kQuestion:
        return ReplaceDefault();
      default:
        return false;
    }
  }

  bool ReplaceWord() {
    if (ReplaceFieldOfRow()) return true;
    const std::string word = Word(at_);
    if (word.size() > 7) return false;
    if (tokens_[at_].starts_line) return word == "from" && ReplaceFromImport();
    if (IsOneOf(word, {"f", "r", "b", "u"}) && ReplacePrefix()) return true;
    if (kept_.empty()) return false;
    const bool has_not = EndsInNot();
    if (EndsOperand(kept_.back().base) || has_not) {
      if (word == "like" || word == "ilike") return ReplaceLike(has_not);
      if (word == "between") return ReplaceBetween(has_not);
      if (word == "in") return ReplaceIn(has_not);
      if (word == "is" && !has_not) return ReplaceIs();
      if (word == "as") return ReplaceAs();
      return word == "with" && ReplaceWith();
    }
    if (word == "case") return ReplaceCase();
    return word == "lambda" && ReplaceLambda();
  }

  // Whether a `not` stands behind an operand, as no operator of Flux does; in capitals it is a name so far.
  bool EndsInNot() const {
    const Lexeme& last = kept_.back();
    const bool is_not = last.base == kNot || (last.base == kIdent && source_.Text(last.span) == "NOT");
    return is_not && kept_.size() > 1 && EndsOperand(kept_[kept_.size() - 2].base) && !last.starts_line;
  }

  // `x like "a%"`
  bool ReplaceLike(bool has_not) {
    if (Base(1) != kString && Base(1) != kQuoteOpen) return false;
    const size_t end = OperandEnd(at_ + 1);
    const std::string_view sign = has_not ? "!~" : "=~";
    Diagnostic& problem = Report(tokens_[at_].span, Phrase(has_not));
    problem.help = "write `" + std::string(sign) + "` and a regular expression, where `.*` is any text";
    if (Base(1) == kString) {
      const std::string_view quoted = Text(at_ + 1);
      std::string regexp = RegexpOfPattern(quoted.substr(1, quoted.size() - 2));
      if (Word(at_) == "ilike") regexp.insert(1, "(?i)");
      problem.help = "write `" + std::string(sign) + " " + regexp + "`";
      const uint32_t begin = has_not ? kept_.back().span.begin : tokens_[at_].span.begin;
      problem.fix.push_back({{begin, tokens_[at_ + 1].span.end}, std::string(sign) + " " + regexp});
    }
    Compare(end, has_not);
    return true;
  }

  // `x between a and b`
  bool ReplaceBetween(bool has_not) {
    const size_t limit = std::min(tokens_.size(), at_ + kMaxPhraseTokens);
    size_t end = at_ + 1;
    for (int depth = 0; end < limit && (depth > 0 || tokens_[end].base != kAnd); ++end) {
      depth += IsOpener(tokens_[end].base) ? 1 : IsCloser(tokens_[end].base) ? -1 : 0;
      if (depth < 0 || tokens_[end].starts_line || tokens_[end].base == kEnd) return false;
    }
    if (end == at_ + 1 || BaseAt(end) != kAnd) return false;
    const std::string low(source_.Text({tokens_[at_ + 1].span.begin, tokens_[end - 1].span.end}));
    const Span joint = tokens_[end].span;
    const size_t high_begin = end + 1;
    end = OperandEnd(high_begin);
    if (end == high_begin) return false;
    const std::string high(source_.Text({tokens_[high_begin].span.begin, tokens_[end - 1].span.end}));
    // `AND` is part of the phrase.
    diagnostics_.RemoveIf(
        [&](const Diagnostic& other) { return other.kind == DiagnosticKind::kForeignOperator && other.span == joint; });
    const std::string tested = TestedText(has_not);
    const std::string meant = tested + " >= " + low + " and " + tested + " <= " + high;
    Report(tokens_[at_].span, Phrase(has_not)).help =
        "compare twice: `" + (has_not ? "not (" + meant + ")" : meant) + "`";
    Compare(end, has_not);
    return true;
  }

  // `x in [a, b]`, `x in (a, b)`, `x in list`
  bool ReplaceIn(bool has_not) {
    constexpr TokenSet kSets = {kLbrack, kLparen, kIdent};
    if (!kSets.Has(Base(1)) || tokens_[at_ + 1].starts_line) return false;
    // Between statements these would be calls and names of their own.
    if (Base(1) != kLbrack && !IsInBrackets()) return false;
    const size_t end = OperandEnd(at_ + 1);
    if (end == at_ + 1) return false;
    std::string set(source_.Text({tokens_[at_ + 1].span.begin, tokens_[end - 1].span.end}));
    if (Base(1) == kLparen) set = "[" + set.substr(1, set.size() - 2) + "]";
    const std::string meant = std::string(has_not ? "not " : "") + "contains(value: " + TestedText(has_not) +
                              ", set: " + Shortened(set) + ")";
    Report(tokens_[at_].span, Phrase(has_not)).help = "write `" + meant + "`";
    Compare(end, has_not);
    return true;
  }

  bool IsInBrackets() const {
    int depth = 0;
    const size_t last = kept_.size() - std::min(kept_.size(), kMaxPhraseTokens);
    for (size_t i = kept_.size(); i-- > last && depth >= 0;) {
      depth += IsCloser(kept_[i].base) ? 1 : IsOpener(kept_[i].base) ? -1 : 0;
    }
    return depth < 0;
  }

  // The phrase as messages name it: with its `not`.
  std::string Phrase(bool has_not) const {
    std::string text = "`";
    if (has_not) text += std::string(source_.Text(kept_.back().span)) + " ";
    return text + std::string(Text(at_)) + "`";
  }

  // What stands before the phrase, which binds looser than arithmetic; `…` for what is not clear or long.
  std::string TestedText(bool has_not) const {
    const size_t end = kept_.size() - (has_not ? 1 : 0), begin = ArithmeticBegin(end);
    if (begin == end) return "…";
    return Shortened(std::string(source_.Text({kept_[begin].span.begin, kept_[end - 1].span.end})));
  }

  // Gives where operands with operators between them begin that end before `end`; `end` itself when that is not clear.
  size_t ArithmeticBegin(size_t end) const {
    constexpr TokenSet kArithmetic = {kAdd, kSub, kMul, kDiv, kMod, kPow};
    size_t begin = OperandBegin(end);
    while (begin != end && begin > 0 && kArithmetic.Has(kept_[begin - 1].base)) {
      const bool is_binary = begin > 1 && EndsOperand(kept_[begin - 2].base);
      const size_t left = is_binary ? OperandBegin(begin - 1) : begin - 1;
      begin = is_binary && left == begin - 1 ? end : left;
    }
    return begin > 0 && begin != end && kept_[begin - 1].base == kPipeForward ? end : begin;
  }

  // Mirrors OperandEnd: gives where the operand before `end` begins; `end` itself when that is not clear.
  size_t OperandBegin(size_t end) const {
    for (size_t begin = end; begin > 0;) {
      --begin;
      if (IsCloser(kept_[begin].base)) {
        const size_t open = GroupBegin(begin);
        if (open == begin) return end;
        begin = open;
        const bool is_of_operand = begin > 0 && kept_[begin].base != kLbrace && EndsOperand(kept_[begin - 1].base);
        if (!is_of_operand) return begin;
      } else if (kept_[begin].base == kQuoteClose) {
        return end;
      } else {
        const bool is_field = kept_[begin].base == kIdent && begin > 1 && kept_[begin - 1].base == kDot &&
                              EndsOperand(kept_[begin - 2].base);
        if (!is_field) return begin;
        --begin;
      }
    }
    return end;
  }

  // Gives the bracket that `close` closes; `close` itself when it is far away.
  size_t GroupBegin(size_t close) const {
    const size_t last = close - std::min(close, kMaxPhraseTokens);
    int depth = 0;
    for (size_t i = close + 1; i-- > last;) {
      depth += IsCloser(kept_[i].base) ? 1 : IsOpener(kept_[i].base) ? -1 : 0;
      if (depth == 0) return i;
    }
    return close;
  }

  static std::string Shortened(std::string text) {
    constexpr size_t kMost = 60;
    return text.size() > kMost || text.find('\n') != text.npos ? "…" : text;
  }

  // `x is null`, `x is not null`
  bool ReplaceIs() {
    const bool has_not = Base(1) == kNot || Word(at_ + 1) == "not";
    const size_t value = at_ + (has_not ? 2 : 1);
    if (BaseAt(value) != kIdent || tokens_[value].starts_line) return false;
    if (!IsOneOf(Word(value), {"null", "nil", "none", "undefined", "missing", "empty"})) return false;
    Report({tokens_[at_].span.begin, tokens_[value].span.end},
           "`" + std::string(source_.Text({tokens_[at_].span.begin, tokens_[value].span.end})) + "`")
        .help = has_not ? "write `exists` before the value" : "write `not exists` before the value";
    Compare(value + 1, false);
    return true;
  }

  // Leaves `x == bad`, up to the token `end`.
  void Compare(size_t end, bool has_not) {
    if (has_not) kept_.pop_back();
    kept_.push_back({.kind = kEq, .base = kEq, .span = tokens_[at_].span});
    PushBad(at_ + 1, end);
  }

  // `import "strings" as s`
  bool ReplaceAs() {
    const bool is_import = kept_.size() > 1 && kept_.back().base == kString && kept_[kept_.size() - 2].base == kImport;
    if (!is_import || Base(1) != kIdent || tokens_[at_ + 1].starts_line) return false;
    const Lexeme path = kept_.back(), name = tokens_[at_ + 1];
    const std::string text = std::string(source_.Text(name.span)) + " " + std::string(source_.Text(path.span));
    Diagnostic& problem = Report(tokens_[at_].span, "`" + std::string(Text(at_)) + "` in imports");
    problem.help = "the name stands before the path: `import " + text + "`";
    problem.fix.push_back({{path.span.begin, name.span.end}, text});
    kept_.insert(kept_.end() - 1, name);
    ++at_;
    return true;
  }

  // `from strings import toUpper`
  bool ReplaceFromImport() {
    if (Base(1) != kIdent || Base(2) != kImport || tokens_[at_ + 2].starts_line) return false;
    size_t end = at_ + 3;
    while (end < tokens_.size() && tokens_[end].base != kEnd && !tokens_[end].starts_line) ++end;
    const std::string package(Text(at_ + 1));
    Report({tokens_[at_].span.begin, tokens_[at_ + 2].span.end}, "`from … import`").help =
        "write `import \"" + package + "\"`, and `" + package + ".` before what is used of it";
    Lexeme bad = tokens_[at_];
    bad.kind = bad.base = kBadStmt;
    bad.span.end = tokens_[end - 1].span.end;
    kept_.push_back(bad);
    at_ = end - 1;
    return true;
  }

  // `{r with r.x: 1}`
  bool ReplaceFieldOfRow() {
    if (Base(1) != kDot || Base(2) != kIdent || Base(3) != kColon || !BeginsField()) return false;
    const Span row{tokens_[at_].span.begin, tokens_[at_ + 1].span.end};
    Diagnostic& problem = diagnostics_.Report(
        DiagnosticKind::kSyntaxError, row, {"a field has no `" + std::string(source_.Text(row)) + "` before its name"});
    problem.help = "name it alone: `" + std::string(Text(at_ + 2)) + ": …`";
    problem.fix.push_back({row, ""});
    ++at_;
    return true;
  }

  // Whether the name of a field stands here: behind `{`, `with` or a comma between braces.
  bool BeginsField() const {
    if (kept_.empty()) return false;
    if (kept_.back().base == kLbrace || source_.Text(kept_.back().span) == "with") return true;
    if (kept_.back().base != kComma) return false;
    int depth = 0;
    const size_t last = kept_.size() - std::min(kept_.size(), kMaxPhraseTokens);
    for (size_t i = kept_.size(); i-- > last;) {
      depth += IsCloser(kept_[i].base) ? 1 : IsOpener(kept_[i].base) ? -1 : 0;
      if (depth < 0) return kept_[i].base == kLbrace;
    }
    return false;
  }

  // `f"…"`
  bool ReplacePrefix() {
    const bool is_glued =
        (Base(1) == kString || Base(1) == kQuoteOpen) && tokens_[at_].span.end == tokens_[at_ + 1].span.begin;
    if (!is_glued || Text(at_).size() != 1) return false;
    Diagnostic& problem = Report(tokens_[at_].span, "`" + std::string(Text(at_)) + "` before strings");
    problem.help = "remove it: `${…}` in a string stands for the value";
    problem.fix.push_back({tokens_[at_].span, ""});
    tokens_[at_ + 1].starts_line = tokens_[at_].starts_line;
    return true;
  }

  // `(r) => r with x: 1`
  bool ReplaceWith() {
    const bool is_body = kept_.size() > 1 && kept_.back().base == kIdent && kept_[kept_.size() - 2].base == kArrow;
    if (!is_body || Base(1) != kIdent || Base(2) != kColon) return false;
    const Span row = kept_.back().span;
    size_t end = at_ + 1;
    for (int depth = 0; end < tokens_.size() && tokens_[end].base != kEnd; ++end) {
      depth += IsOpener(tokens_[end].base) ? 1 : IsCloser(tokens_[end].base) ? -1 : 0;
      if (depth < 0 || (depth == 0 && tokens_[end].starts_line && tokens_[end - 1].base != kComma)) break;
    }
    const Span whole{row.begin, tokens_[end - 1].span.end};
    Diagnostic& problem =
        diagnostics_.Report(DiagnosticKind::kSyntaxError, tokens_[at_].span, {"`with` extends a record in braces"});
    problem.help = "write `({" + std::string(source_.Text(row)) + " with …})`";
    problem.fix.push_back({{whole.begin, whole.begin}, "({"});
    problem.fix.push_back({{whole.end, whole.end}, "})"});
    kept_.back().kind = kept_.back().base = kBadExpr;
    kept_.back().span = whole;
    at_ = end - 1;
    return true;
  }

  // `{...r, x: 1}`
  bool ReplaceSpread() {
    size_t name = at_ + 1;
    while (BaseAt(name) == kDot) ++name;
    const bool is_spread = (name == at_ + 3 || name == at_ + 4) && BaseAt(name) == kIdent;
    if (!is_spread || (BaseAt(name + 1) != kComma && BaseAt(name + 1) != kRbrace)) return false;
    const size_t end = GroupEnd(at_);
    if (end == at_) return false;
    const Span dots{tokens_[at_ + 1].span.begin, tokens_[name - 1].span.end};
    const std::string row(Text(name));
    Diagnostic& problem = Report(dots, "`" + std::string(source_.Text(dots)) + "`");
    problem.help = "write `{" + row + " with …}`";
    if (BaseAt(name + 1) == kComma) problem.fix.push_back({{dots.begin, tokens_[name + 1].span.end}, row + " with"});
    PushBad(at_, end);
    return true;
  }

  // `x ?? y`
  bool ReplaceDefault() {
    const bool is_pair = Base(1) == kQuestion && tokens_[at_].span.end == tokens_[at_ + 1].span.begin;
    if (!is_pair || kept_.empty() || !EndsOperand(kept_.back().base)) return false;
    const size_t end = OperandEnd(at_ + 2);
    if (end == at_ + 2) return false;
    Report({tokens_[at_].span.begin, tokens_[at_ + 1].span.end}, "`??`").help =
        "write `if exists x then x else …`; `fill` replaces nulls in a column";
    at_ = end - 1;
    return true;
  }

  // `case when … then … end`
  bool ReplaceCase() {
    if (Base(1) != kIdent || Word(at_ + 1) != "when") return false;
    size_t end = at_ + 2;
    int depth = 0;
    for (; end < tokens_.size() && end < at_ + kMaxPhraseTokens && tokens_[end].base != kEnd; ++end) {
      depth += IsOpener(tokens_[end].base) ? 1 : IsCloser(tokens_[end].base) ? -1 : 0;
      if (depth < 0) break;
      if (depth == 0 && tokens_[end].base == kIdent && Word(end) == "end") {
        ++end;
        break;
      }
    }
    Report(tokens_[at_].span, "`" + std::string(Text(at_)) + "`").help = "write `if … then … else …`";
    PushBad(at_, end);
    return true;
  }

  // `lambda r: …`
  bool ReplaceLambda() {
    size_t colon = at_ + 1;
    while (BaseAt(colon) == kIdent && BaseAt(colon + 1) == kComma) colon += 2;
    if (BaseAt(colon) == kIdent) ++colon;
    if (BaseAt(colon) != kColon) return false;
    const Span word = tokens_[at_].span, end = tokens_[colon].span;
    const uint32_t first = tokens_[at_ + 1].span.begin;
    Diagnostic& problem = Report(word, "`" + std::string(Text(at_)) + "`");
    problem.help = "write `(" + std::string(source_.Text({first, end.begin})) + ") => …`";
    problem.fix.push_back({{word.begin, first}, "("});
    problem.fix.push_back({end, ") =>"});
    kept_.push_back({.kind = kLparen, .base = kLparen, .span = word, .is_inserted = false});
    kept_.insert(kept_.end(), tokens_.begin() + static_cast<ptrdiff_t>(at_ + 1),
                 tokens_.begin() + static_cast<ptrdiff_t>(colon));
    kept_.push_back({.kind = kRparen, .base = kRparen, .span = {end.begin, end.begin}});
    kept_.push_back({.kind = kArrow, .base = kArrow, .span = end});
    at_ = colon;
    return true;
  }

  // Puts one value without a meaning in the place of tokens and moves to the last one.
  void PushBad(size_t begin, size_t end) {
    kept_.push_back(
        {.kind = kBadExpr, .base = kBadExpr, .span = {tokens_[begin].span.begin, tokens_[end - 1].span.end}});
    at_ = end - 1;
  }

  // Gives where a simple operand ends: a literal, or a name with its fields, indices and arguments.
  size_t OperandEnd(size_t at) const {
    constexpr TokenSet kLiterals = {kIdent, kInt, kFloat, kDuration, kTime, kString, kRegexp};
    size_t end = at;
    if (BaseAt(end) == kSub) ++end;
    if (IsOpener(BaseAt(end))) {
      const size_t behind = GroupEnd(end);
      return behind == end ? at : behind;
    }
    if (!kLiterals.Has(BaseAt(end))) return at;
    for (++end; end < tokens_.size() && !tokens_[end].starts_line;) {
      const bool is_group = BaseAt(end) == kLparen || BaseAt(end) == kLbrack;
      const size_t next = BaseAt(end) == kDot && BaseAt(end + 1) == kIdent ? end + 2 : is_group ? GroupEnd(end) : end;
      if (next == end) break;
      end = next;
    }
    return end;
  }

  // Gives the place behind the bracket that closes the one at `open`; `open` itself when it is not closed.
  size_t GroupEnd(size_t open) const {
    const size_t limit = std::min(tokens_.size(), open + kMaxPhraseTokens);
    int depth = 0;
    for (size_t i = open; i < limit; ++i) {
      depth += IsOpener(tokens_[i].base) ? 1 : IsCloser(tokens_[i].base) ? -1 : 0;
      if (depth == 0) return i + 1;
    }
    return open;
  }

  Diagnostic& Report(Span span, std::string what) {
    return diagnostics_.Report(DiagnosticKind::kForeignConstruct, span, {std::move(what)});
  }

  std::string Word(size_t at) const { return BaseAt(at) == kIdent ? LowerCase(Text(at)) : std::string(); }
  TokenKind BaseAt(size_t at) const { return at < tokens_.size() ? tokens_[at].base : kEnd; }
  TokenKind Base(size_t distance) const { return BaseAt(at_ + distance); }
  std::string_view Text(size_t at) const { return source_.Text(tokens_[at].span); }

  const SourceFile& source_;
  std::vector<Lexeme>& tokens_;
  DiagnosticSink& diagnostics_;
  std::vector<Lexeme> kept_;
  size_t at_ = 0;
};

}  // namespace

void ReplaceForeignPhrases(const SourceFile& source, std::vector<Lexeme>& tokens, DiagnosticSink& diagnostics) {
  PhraseReplacer(source, tokens, diagnostics).Run();
}

}  // namespace flux
