#include "compiler/parse/conditional_operator.h"

#include <algorithm>

#include "compiler/parse/syntax_limits.h"

namespace flux {
namespace {

using enum TokenKind;

// No condition reaches further than these.
constexpr TokenSet kBoundaries = {kAssign, kArrow, kColon, kComma, kReturn, kIf, kThen, kElse, kQuestion};
constexpr TokenSet kValueStarts = {kIdent, kString, kInt, kFloat, kQuoteOpen};

class ConditionalReplacer {
 public:
  ConditionalReplacer(std::vector<Lexeme>& tokens, TokenGroups& groups, DiagnosticSink& diagnostics)
      : tokens_(tokens), groups_(groups), diagnostics_(diagnostics) {}

  void Run() {
    bool is_type = !tokens_.empty() && tokens_[0].base == kBuiltin;
    for (uint32_t at = 1; at < tokens_.size(); ++at) {
      // `?` before a parameter of a type marks it as optional.
      if (tokens_[at].starts_line && groups_.opener[at] == kNoToken) is_type = tokens_[at].base == kBuiltin;
      if (is_type) continue;
      if (tokens_[at].base != kQuestion || !EndsOperand(tokens_[at - 1].base)) continue;
      if (diagnostics_.all().size() >= kMaxSyntaxErrors) return;
      const uint32_t colon = ColonOf(at);
      if (colon == kNoToken) continue;
      Replace(ConditionBegin(at), at, colon);
      groups_ = FindGroups(tokens_);
      ++at;
    }
  }

 private:
  void Replace(uint32_t begin, uint32_t question, uint32_t colon) {
    Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kForeignConstruct, tokens_[question].span, {"`? :`"});
    problem.help = "write `if … then … else …`";
    const uint32_t place = tokens_[begin].span.begin;
    problem.fix.push_back({{place, place}, "if "});
    problem.fix.push_back({tokens_[question].span, Spaced(question, "then")});
    problem.fix.push_back({tokens_[colon].span, Spaced(colon, "else")});
    tokens_[question].kind = tokens_[question].base = kThen;
    tokens_[colon].kind = tokens_[colon].base = kElse;
    Lexeme head{.kind = kIf, .base = kIf, .span = {place, place}, .is_inserted = true};
    head.starts_line = tokens_[begin].starts_line;
    tokens_[begin].starts_line = false;
    tokens_.insert(tokens_.begin() + begin, head);
  }

  // A word needs spaces where the sign had none.
  std::string Spaced(uint32_t at, const std::string& word) const {
    const bool touches_left = tokens_[at - 1].span.end == tokens_[at].span.begin;
    const bool touches_right = at + 1 < tokens_.size() && tokens_[at + 1].span.begin == tokens_[at].span.end;
    return (touches_left ? " " : "") + word + (touches_right ? " " : "");
  }

  uint32_t ConditionBegin(uint32_t question) const {
    const uint32_t group = groups_.opener[question];
    uint32_t begin = question;
    for (uint32_t i = question; i > (group == kNoToken ? 0 : group + 1);) {
      --i;
      if (groups_.opener[i] != group) continue;
      if (IsCloser(tokens_[i].base) || kBoundaries.Has(tokens_[i].base)) break;
      begin = i;
      if (StartsStatement(i)) break;
    }
    return begin;
  }

  bool StartsStatement(uint32_t i) const {
    return tokens_[i].starts_line && i > 0 && EndsOperand(tokens_[i - 1].base) && kValueStarts.Has(tokens_[i].base);
  }

  uint32_t ColonOf(uint32_t question) const {
    const uint32_t group = groups_.opener[question];
    const uint32_t end = group == kNoToken ? static_cast<uint32_t>(tokens_.size()) : groups_.partner[group];
    for (uint32_t i = question + 1, open = 0; i < end; ++i) {
      if (groups_.opener[i] != group) continue;
      const TokenKind base = tokens_[i].base;
      if (base == kComma || base == kAssign || StartsStatement(i)) break;
      if (base == kQuestion) ++open;
      if (base == kColon && open-- == 0) return i;
    }
    return kNoToken;
  }

  std::vector<Lexeme>& tokens_;
  TokenGroups& groups_;
  DiagnosticSink& diagnostics_;
};

}  // namespace

void ReplaceConditionalOperators(std::vector<Lexeme>& tokens, TokenGroups& groups, DiagnosticSink& diagnostics) {
  ConditionalReplacer(tokens, groups, diagnostics).Run();
}

}  // namespace flux
