#include "compiler/parse/find_secrets.h"

#include <algorithm>
#include <map>
#include <set>

#include "compiler/parse/bracket_balance.h"
#include "compiler/parse/lexeme.h"
#include "compiler/parse/secret_text.h"
#include "compiler/parse/syntax_limits.h"

namespace flux {
namespace {

using enum TokenKind;

constexpr TokenSet kOpeners = {kLparen, kLbrack, kLbrace, kInterpolationOpen};
constexpr TokenSet kClosers = {kRparen, kRbrack, kRbrace, kInterpolationClose};
constexpr TokenSet kGivesValue = {kColon, kAssign, kForeignAssign};
constexpr TokenSet kCompares = {kEq, kNeq, kRegexpMatch, kRegexpNotMatch};
constexpr TokenSet kEndsComparison = {kAnd, kOr, kThen, kElse, kForeignAnd, kForeignOr};
// What a token that was written without quotes is taken for.
constexpr TokenSet kPartsOfToken = {kIdent, kInt, kFloat, kDuration, kIllegal, kSub, kAdd, kDiv, kEq, kAssign};
// As long as it must be to be told from a variable.
constexpr size_t kLeastUnquoted = 20;
// A secret may come through so many variables.
constexpr int kMostVariables = 4;
constexpr TokenSet kStartsStatement = {kIdent, kImport, kPackage, kReturn, kOption, kBuiltin, kTestcase, kAttribute};

// What of a group of brackets is secret where the search is.
struct Group {
  bool is_secret = false;             // all of its texts
  bool is_value_secret = false;       // those up to the next comma
  bool is_comparison_secret = false;  // those up to the next `and`
  bool hides() const { return is_secret || is_value_secret || is_comparison_secret; }
};

class SecretFinder {
 public:
  explicit SecretFinder(std::string_view text) : text_(text) {
    std::vector<Lexeme> lexemes = Lex(text);
    const uint32_t unclosed = FindUnclosedString(text, lexemes);
    if (unclosed != kNoLineString) lexemes = Lex(text, unclosed);
    for (const Lexeme& lexeme : lexemes) {
      if (lexeme.kind == kComment || lexeme.kind == kForeignComment) {
        FindSecretsInComment(Text(lexeme.span), lexeme.span.begin, found_);
      } else if (lexeme.kind != kWhitespace) {
        tokens_.push_back(lexeme);
        if (lexeme.kind == kIdent) ++uses_[Text(lexeme.span)];
      }
    }
  }

  std::vector<Span> Find() {
    const std::vector<Span> in_comments = found_;
    Search();
    for (size_t known = 0, left = kMostVariables; variables_.size() > known && left > 0; --left) {
      known = variables_.size();
      found_ = in_comments;
      Search();
    }
    return InOrder();
  }

 private:
  void Search() {
    groups_.assign(1, {});
    is_continued_ = false;
    for (size_t i = 0; i < tokens_.size(); ++i) {
      EndValues(i);
      if (kOpeners.Has(tokens_[i].kind)) {
        groups_.push_back(GroupAt(i));
      } else if (kClosers.Has(tokens_[i].kind)) {
        if (groups_.size() > 1) groups_.pop_back();
      } else {
        TakeName(i);
        TakeVariable(i);
        TakeText(i);
      }
    }
  }

  std::string_view Text(Span span) const { return text_.substr(span.begin, span.end - span.begin); }
  TokenKind Kind(size_t i) const { return i < tokens_.size() ? tokens_[i].kind : kEnd; }

  void EndValues(size_t i) {
    Group& group = groups_.back();
    const TokenKind kind = Kind(i);
    const bool is_statement = tokens_[i].starts_line && kStartsStatement.Has(kind) && i > 0 && EndsOperand(Kind(i - 1));
    if (kind == kComma || is_statement) group.is_value_secret = group.is_comparison_secret = false;
    if (kEndsComparison.Has(kind)) group.is_comparison_secret = false;
  }

  // What a call makes of its arguments, and what is behind an index, is secret only where the name says so.
  Group GroupAt(size_t i) const {
    const bool follows_operand = i > 0 && EndsOperand(Kind(i - 1)) && !tokens_[i].starts_line;
    if (!follows_operand || Kind(i) == kInterpolationOpen)
      return {.is_secret = groups_.back().hides() || is_continued_};
    if (Kind(i) != kLparen) return {};
    const std::string_view function = Text(tokens_[i - 1].span);
    if (function == "basicAuth") return {.is_secret = true};
    const bool is_of_strings = i > 2 && Kind(i - 2) == kDot && Text(tokens_[i - 3].span) == "strings";
    const bool keeps_text = is_of_strings || function == "string" || function == "display";
    return {.is_secret = keeps_text && groups_.back().hides()};
  }

  void TakeName(size_t i) {
    if (Kind(i) != kIdent && Kind(i) != kString) return;
    const Span span = tokens_[i].span;
    const std::string_view name = Kind(i) == kIdent ? Text(span) : Text({span.begin + 1, span.end - 1});
    const bool is_index = Kind(i) == kString && Kind(i + 1) == kRbrack;
    const TokenKind next = Kind(is_index ? i + 2 : i + 1);
    const bool gives = kGivesValue.Has(next), compares = kCompares.Has(next);
    const bool is_variable = gives && Kind(i) == kIdent && variables_.contains(name);
    if ((!gives && !compares) || !(NamesSecret(name) || is_variable)) return;
    // That of an index is in the group around.
    Group& group = is_index && groups_.size() > 1 ? groups_[groups_.size() - 2] : groups_.back();
    (gives ? group.is_value_secret : group.is_comparison_secret) = true;
  }

  // A variable where a secret should be: what it gets is one. Or it is the secret itself, without quotes.
  void TakeVariable(size_t i) {
    const bool is_member = i > 0 && Kind(i - 1) == kDot;
    const TokenKind next = Kind(i + 1);
    if (Kind(i) != kIdent || is_member || !groups_.back().hides()) return;
    if (next == kDot || next == kLparen || kGivesValue.Has(next)) return;
    const Span whole = UnquotedAt(i);
    const bool has_digit = std::ranges::any_of(Text(whole), [](char c) { return c >= '0' && c <= '9'; });
    if (whole.end - whole.begin >= kLeastUnquoted && has_digit && uses_[Text(tokens_[i].span)] == 1) {
      found_.push_back(whole);
    } else {
      variables_.insert(Text(tokens_[i].span));
    }
  }

  // What follows without a space, as in `aB3-x_==`.
  Span UnquotedAt(size_t i) const {
    Span whole = tokens_[i].span;
    for (++i; kPartsOfToken.Has(Kind(i)) && tokens_[i].span.begin == whole.end; ++i) whole.end = tokens_[i].span.end;
    return whole;
  }

  void TakeText(size_t i) {
    const Span span = tokens_[i].span;
    switch (Kind(i)) {
      case kString:
      case kForeignString:
        return TakeContent({span.begin + 1, span.end - 1}, i);
      case kText:
        return TakeContent(span, i);
      case kRegexp:
        (void)FindSecretsInText(Text(span), span.begin, found_);
        return;
      case kIllegal:
        return TakeIllegal(span);
      case kAdd:
      case kQuoteOpen:
      case kQuoteClose:
        return;
      default:
        is_continued_ = false;
    }
  }

  void TakeContent(Span content, size_t i) {
    const bool is_key = Kind(i + 1) == kColon;
    // The address behind a password.
    const bool is_host = Text(content).starts_with('@');
    const bool is_added = is_continued_ && !is_host;
    if (!is_key && (groups_.back().hides() || is_added)) {
      found_.push_back(content);
    } else {
      is_continued_ = FindSecretsInText(Text(content), content.begin, found_);
    }
  }

  // A single quote that is not closed on its line.
  void TakeIllegal(Span span) {
    if (!groups_.back().hides() || Text(span) != "'") return;
    found_.push_back({span.end, static_cast<uint32_t>(std::min(text_.find('\n', span.end), text_.size()))});
  }

  std::vector<Span> InOrder() {
    std::ranges::sort(found_, {}, &Span::begin);
    std::vector<Span> merged;
    for (const Span span : found_) {
      if (span.begin == span.end) continue;
      if (merged.empty() || span.begin > merged.back().end) {
        merged.push_back(span);
      } else {
        merged.back().end = std::max(merged.back().end, span.end);
      }
    }
    return merged;
  }

  const std::string_view text_;
  std::vector<Lexeme> tokens_;
  std::map<std::string_view, size_t> uses_;
  std::set<std::string_view> variables_;  // that stand where secrets do
  std::vector<Group> groups_{1};
  // A secret is added to the text before.
  bool is_continued_ = false;
  std::vector<Span> found_;
};

}  // namespace

std::vector<Span> FindSecrets(const SourceFile& source) {
  const std::string& text = source.text();
  if (text.size() > kMaxSourceBytes) return {{0, static_cast<uint32_t>(std::min<size_t>(text.size(), UINT32_MAX))}};
  return SecretFinder(text).Find();
}

}  // namespace flux
