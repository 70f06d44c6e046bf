#include "compiler/parse/token_roles.h"

#include "runtime/base/check.h"

namespace flux {
namespace {

using enum TokenKind;

class Classifier {
 public:
  Classifier(std::string_view text, const TokenGroups& groups, std::vector<Lexeme>& tokens)
      : text_(text), groups_(groups), tokens_(tokens) {}

  void Run() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      Lexeme& token = tokens_[at_];
      token.kind = Classify(token);
      after_operand_ = LeavesOperand(token.kind);
    }
  }

 private:
  TokenKind Classify(const Lexeme& token) {
    switch (token.base) {
      case kIdent:
        return ClassifyName();
      case kAdd:
        return after_operand_ ? kAdd : kPositive;
      case kSub:
        return after_operand_ ? kSub : kNegative;
      case kDot:
        return after_operand_ ? kMemberDot : kDot;
      case kLparen:
        return ClassifyParen();
      case kLbrack:
        return ClassifyBracket();
      case kLbrace:
        return ClassifyBrace();
      case kBuiltin:
        type_group_ = groups_.opener[at_];
        in_type_ = true;
        return kBuiltin;
      case kOption:
      case kTestcase:
      case kReturn:
      case kImport:
      case kPackage:
      case kAttribute:
        in_type_ = false;
        return token.base;
      default:
        return token.base;
    }
  }

  TokenKind ClassifyName() {
    if (Base(1) == kAssign && MayStartAssignment()) {
      if (AtTypeLevel()) in_type_ = false;
      return kAssignIdent;
    }
    std::string_view name = Text(at_);
    if (name == "with" && Base(-1) == kIdent && KindBefore(2) == kWithLbrace) return kWith;
    if (name == "extends" && Base(-2) == kTestcase) return kExtends;
    if (AtTypeLevel() && after_operand_) {
      if (name == "where") return kWhere;
      // A name behind a complete type starts the next statement.
      in_type_ = false;
    }
    return kIdent;
  }

  // A name before `=` starts an assignment where a statement or a parameter may start.
  bool MayStartAssignment() const {
    TokenKind before = KindBefore(1);
    uint32_t group = groups_.opener[at_];
    TokenKind group_kind = group == kNoToken ? kBlockLbrace : tokens_[group].kind;
    if (group_kind == kFunctionLparen || group_kind == kBlockFunctionLparen) {
      return before == group_kind || before == kComma || EndsOperand(before);
    }
    if (group_kind != kBlockLbrace || before == kMemberDot) return false;
    // At the start of a line it is one even when the statement before is unfinished.
    return tokens_[at_].starts_line || before == kEnd || before == kBlockLbrace || before == kOption ||
           before == kAttribute || before == kBadStmt || EndsOperand(before);
  }

  TokenKind ClassifyParen() {
    if (Base(-1) == kAttribute) return kAttributeLparen;
    if (after_operand_ && AtTypeLevel()) {
      in_type_ = false;
      after_operand_ = false;
    }
    if (after_operand_) return kCallLparen;
    uint32_t close = groups_.partner[at_];
    if (BaseAt(close + 1) != kArrow) return kLparen;
    const bool has_block = BaseAt(close + 2) == kLbrace && !in_type_ && !IsRecordBody(close + 2);
    return has_block ? kBlockFunctionLparen : kFunctionLparen;
  }

  TokenKind ClassifyBracket() {
    bool ends_type = AtTypeLevel() && after_operand_ && Text(at_ - 1) != "stream" && Text(at_ - 1) != "vector";
    if (ends_type) in_type_ = false;
    return after_operand_ && !ends_type ? kIndexLbrack : kLbrack;
  }

  TokenKind ClassifyBrace() {
    if (Base(1) == kIdent && Base(2) == kIdent && Text(at_ + 2) == "with") return kWithLbrace;
    if (IsTestcaseBody()) return kBlockLbrace;
    return KindBefore(1) == kArrow && !in_type_ && !IsRecordBody(at_) ? kBlockLbrace : kLbrace;
  }

  // Tells whether the brace behind `=>` holds what no block can start with, so that a record was meant.
  bool IsRecordBody(uint32_t brace) const {
    const TokenKind key = BaseAt(brace + 1), next = BaseAt(brace + 2);
    if (key == kIdent && next == kIdent) return Text(brace + 2) == "with" && !tokens_[brace + 2].starts_line;
    return (key == kIdent && (next == kColon || next == kComma)) || (key == kString && next == kColon);
  }

  bool IsTestcaseBody() const {
    return (Base(-1) == kIdent && Base(-2) == kTestcase) || (Base(-1) == kString && KindBefore(2) == kExtends);
  }

  // Tells whether the next token may continue the value that this token ends.
  bool LeavesOperand(TokenKind kind) const {
    if (!EndsOperand(kind)) return false;
    if (kind == kIdent) return Base(-1) != kPackage;
    if (kind == kString) return Base(-1) != kImport && Base(-2) != kImport;
    if (kind == kRparen) return tokens_[groups_.partner[at_]].kind != kAttributeLparen;
    if (kind == kRbrace) {
      uint32_t open = groups_.partner[at_];
      return tokens_[open].kind != kBlockLbrace || BaseAt(open - 1) == kArrow;
    }
    return true;
  }

  // Directly in the type of a builtin statement, not inside its brackets.
  bool AtTypeLevel() const { return in_type_ && groups_.opener[at_] == type_group_; }

  TokenKind BaseAt(uint32_t index) const { return index < tokens_.size() ? tokens_[index].base : kEnd; }
  TokenKind Base(int distance) const { return BaseAt(at_ + static_cast<uint32_t>(distance)); }
  TokenKind KindBefore(uint32_t distance) const { return at_ >= distance ? tokens_[at_ - distance].kind : kEnd; }
  std::string_view Text(uint32_t index) const {
    if (index >= tokens_.size() || tokens_[index].is_inserted) return {};
    Span span = tokens_[index].span;
    return text_.substr(span.begin, span.end - span.begin);
  }

  std::string_view text_;
  const TokenGroups& groups_;
  std::vector<Lexeme>& tokens_;
  uint32_t at_ = 0;
  bool after_operand_ = false;
  bool in_type_ = false;
  uint32_t type_group_ = kNoToken;
};

}  // namespace

bool IsOpener(TokenKind base) {
  return base == kLparen || base == kLbrack || base == kLbrace || base == kQuoteOpen || base == kInterpolationOpen;
}

bool IsCloser(TokenKind base) {
  return base == kRparen || base == kRbrack || base == kRbrace || base == kQuoteClose || base == kInterpolationClose;
}

TokenGroups FindGroups(const std::vector<Lexeme>& tokens) {
  TokenGroups groups{std::vector<uint32_t>(tokens.size(), kNoToken), std::vector<uint32_t>(tokens.size(), kNoToken)};
  std::vector<uint32_t> open;
  for (uint32_t i = 0; i < tokens.size(); ++i) {
    groups.opener[i] = open.empty() ? kNoToken : open.back();
    if (IsOpener(tokens[i].base)) open.push_back(i);
    if (IsCloser(tokens[i].base)) {
      FLUX_CHECK(!open.empty());
      groups.partner[i] = open.back();
      groups.partner[open.back()] = i;
      open.pop_back();
    }
  }
  FLUX_CHECK(open.empty());
  return groups;
}

void ClassifyTokens(std::string_view text, const TokenGroups& groups, std::vector<Lexeme>& tokens) {
  Classifier(text, groups, tokens).Run();
}

}  // namespace flux
