// Repairs of what is right in another language and fails in Flux.

#include <string>

#include "compiler/parse/syntax_repair.h"

namespace flux {

using enum TokenKind;

bool SyntaxRepair::RepairForeign(uint32_t at, const SyntaxFailure& failure) {
  return RepairStep(at, failure) || RepairConditional(at, failure) || RepairImportList(at) || RepairParameter(at);
}

// `x++`, `x--`, `x += 1`
bool SyntaxRepair::RepairStep(uint32_t at, const SyntaxFailure& failure) {
  constexpr TokenSet kArithmetic = {kAdd, kSub, kMul, kDiv, kMod};
  if (!failure.Expects(kInt) || at < start_ + 2) return false;
  const bool is_assignment = Kind(at) == kAssign && kArithmetic.Has(Kind(at - 1));
  const bool is_step =
      (Kind(at - 2) == kAdd && Kind(at - 1) == kPositive) || (Kind(at - 2) == kSub && Kind(at - 1) == kNegative);
  if (!is_assignment && !is_step) return false;
  const uint32_t first = is_step ? at - 2 : at - 1, last = is_step ? at - 1 : at;
  if (tokens_[first].span.end != tokens_[last].span.begin) return false;
  const Span span{tokens_[first].span.begin, tokens_[last].span.end};
  diagnostics_.Report(DiagnosticKind::kForeignConstruct, span, {"`" + std::string(source_.Text(span)) + "`"}).help =
      "a name keeps its value; give the new value a name of its own";
  if (is_step) {
    Erase(first, last + 1);
  } else {
    Erase(last, last + 1);
  }
  return true;
}

// `elif`, and an `if` without `then`
bool SyntaxRepair::RepairConditional(uint32_t at, const SyntaxFailure& failure) {
  if (failure.Expects(kInt)) return false;
  const std::string word(source_.Text(tokens_[at].span));
  if (failure.Expects(kElse) && (word == "elif" || word == "elseif" || word == "elsif")) {
    Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kForeignOperator, tokens_[at].span, {word, "else if"});
    problem.help = "replace with `else if`";
    problem.fix.push_back({tokens_[at].span, "else if"});
    SetBase(at, kElse);
    Insert(at + 1, kIf);
    return true;
  }
  if (failure.Expects(kThen) && (Kind(at) == kLbrace || Kind(at) == kBlockLbrace)) {
    diagnostics_.Report(DiagnosticKind::kSyntaxError, tokens_[at].span, {"expected `then`, found " + Describe(at)})
        .help = "a conditional is a value, `x = if … then … else …`, and has no blocks";
    ReplaceRegion(at);
    return true;
  }
  constexpr TokenSet kValueStarts = {kIdent, kInt, kFloat, kDuration, kTime, kString, kQuoteOpen, kNot, kExists};
  if (!failure.Expects(kThen) || !kValueStarts.Has(Kind(at)) || tokens_[at].starts_line) return false;
  const uint32_t end = tokens_[at - 1].span.end;
  Diagnostic& problem =
      diagnostics_.Report(DiagnosticKind::kSyntaxError, tokens_[at].span, {"expected `then` before " + Describe(at)});
  problem.help = "a conditional is `if … then … else …`";
  problem.fix.push_back({{end, end}, " then"});
  Insert(at, kThen);
  return true;
}

// `import "a", "b"`
bool SyntaxRepair::RepairImportList(uint32_t at) {
  const bool follows_import =
      at == start_ && at >= 2 && Kind(at) == kComma && Kind(at - 1) == kString && Kind(at + 1) == kString &&
      (Kind(at - 2) == kImport || (at >= 3 && Kind(at - 2) == kIdent && Kind(at - 3) == kImport));
  if (!follows_import) return false;
  Diagnostic& problem =
      diagnostics_.Report(DiagnosticKind::kSyntaxError, tokens_[at].span, {"each package has its own `import`"});
  problem.help = "write `import` on a new line";
  problem.fix.push_back({{tokens_[at].span.begin, tokens_[at + 1].span.begin}, "\nimport "});
  SetBase(at, kImport);
  return true;
}

// `(x: int) => …` and `(x: 1) => …`
bool SyntaxRepair::RepairParameter(uint32_t at) {
  const TokenKind group = GroupKind(at);
  const bool is_parameter =
      (group == kFunctionLparen || group == kBlockFunctionLparen) && Kind(at) == kColon && Kind(at - 1) == kIdent;
  const uint32_t end = is_parameter ? ItemEnd(at) : at;
  if (end <= at + 1) return false;
  const bool is_type = Kind(at + 1) == kIdent || Kind(at + 1) == kLbrack || Kind(at + 1) == kLbrace;
  const std::string message =
      is_type ? "parameters have no types" : "the default of a parameter stands behind `=`, not `:`";
  Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kSyntaxError, tokens_[at].span, {message});
  if (is_type) {
    problem.help = "types are inferred; remove this one";
    problem.fix.push_back({{tokens_[at].span.begin, tokens_[end - 1].span.end}, ""});
    Erase(at, end);
  } else {
    problem.help = "replace with `=`";
    problem.fix.push_back({tokens_[at].span, "="});
    SetBase(at, kAssign);
  }
  return true;
}

}  // namespace flux
