#include "compiler/parse/syntax_repair.h"

#include <algorithm>
#include <string>

#include "compiler/diag/number_suffix.h"
#include "compiler/parse/list_commas.h"

namespace flux {
namespace {

using enum TokenKind;

// After so many repairs of one element the rest of it is given up.
constexpr int kMaxAttempts = 40;

constexpr TokenSet kOperandStarts = {kIdent,  kAssignIdent, kInt,        kFloat,  kDuration,       kTime,
                                     kRegexp, kString,      kQuoteOpen,  kLparen, kFunctionLparen, kBlockFunctionLparen,
                                     kLbrack, kLbrace,      kWithLbrace, kNot,    kExists,         kIf};

constexpr TokenSet kStatementStarts = {kAssignIdent, kOption,  kBuiltin,   kTestcase, kReturn,
                                       kImport,      kPackage, kAttribute, kBadStmt};

// Of lists whose commas the grammar demands.
constexpr TokenSet kListOpeners = {kCallLparen, kAttributeLparen, kLbrace, kWithLbrace};

// Gives how a kind is spoken of in messages; empty for those that never are.
std::string_view KindName(TokenKind kind) {
  switch (kind) {
    case kIdent:
    case kAssignIdent:
      return "a name";
    case kString:
      return "a string";
    case kAssign:
      return "`=`";
    case kColon:
      return "`:`";
    case kArrow:
      return "`=>`";
    case kRparen:
      return "`)`";
    case kRbrack:
      return "`]`";
    case kRbrace:
      return "`}`";
    case kBlockLbrace:
      return "`{`";
    case kThen:
      return "`then`";
    case kElse:
      return "`else`";
    default:
      return {};
  }
}

}  // namespace

void SyntaxRepair::StartElement(uint32_t start) {
  start_ = start;
  attempts_ = 0;
}

void SyntaxRepair::Repair(const SyntaxFailure& failure) {
  uint32_t at = failure.token;
  if (failure.is_too_deep) {
    diagnostics_.Report(DiagnosticKind::kNestedTooDeep, tokens_[at].span).help = "give parts of the expression a name";
    Replace(start_, StatementEnd(start_, kNoToken), kBadStmt);
    return;
  }
  bool follows = at < repaired_until_ || IsInOpenGroup(at) || IsBehindOpenString(at);
  if (++attempts_ > kMaxAttempts) {
    Replace(start_, std::max(start_ + 1, StatementEnd(start_, kNoToken)), kBadStmt);
    return;
  }
  if (follows) {
    ReplaceRegion(at);
    return;
  }
  if (RepairForeign(at, failure)) return;
  if (RepairStrayAttribute(at) || RepairAssign(at) || RepairExpectedExpression(at, failure) || RepairNumberSuffix(at) ||
      RepairExtendedRecord(at) || RepairMissingArrow(at) || RepairBrokenDate(at) || RepairArgument(at) ||
      RepairMissingComma(at)) {
    return;
  }
  ReportUnexpected(at, failure);
  ReplaceRegion(at);
}

void SyntaxRepair::GiveUp() {
  diagnostics_.Report(DiagnosticKind::kTooManyErrors, tokens_[start_].span);
  Replace(start_, static_cast<uint32_t>(tokens_.size() - 1), kBadStmt);
}

// `a = b` where a comparison or `a: b` was meant.
bool SyntaxRepair::RepairAssign(uint32_t at) {
  if (Kind(at) != kAssign || at == 0 || !EndsOperand(Kind(at - 1))) return false;
  TokenKind group = GroupKind(at);
  uint32_t item = ItemBegin(at);
  bool is_key = (group == kCallLparen || group == kLbrace || group == kWithLbrace) && item + 1 == at;
  auto kind = is_key ? DiagnosticKind::kAssignInList : DiagnosticKind::kAssignInExpression;
  Diagnostic& problem = diagnostics_.Report(kind, tokens_[at].span);
  problem.help = is_key ? "replace with `:`" : "replace with `==`";
  problem.fix.push_back({tokens_[at].span, is_key ? ":" : "=="});
  if (at == start_) {
    // What stands before has become a statement of its own already.
    ReplaceStatement(at);
  } else {
    SetBase(at, is_key ? kColon : kEq);
  }
  return true;
}

bool SyntaxRepair::RepairExpectedExpression(uint32_t at, const SyntaxFailure& failure) {
  if (!failure.Expects(kInt) || failure.Expects(kComma) || failure.Expects(kAttribute)) return false;
  Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kExpectedExpression, tokens_[at].span, {Describe(at)});
  BlameLineBefore(at, problem);
  if (at == start_ && Kind(at) == kPipeForward) {
    problem.label = "nothing stands before it";
    problem.help = "a pipeline starts with a source, as in `from(bucket: \"…\") |> range(start: -1h)`";
  }
  if (at == start_ && Kind(at) == kComma) {
    problem.label.clear();
    problem.span = tokens_[at].span;
    problem.help = "nothing separates statements or steps of a pipeline; remove it";
    problem.fix.push_back({tokens_[at].span, ""});
  }
  Insert(at, kBadExpr);
  // What was found, and what should follow it, are judged no more.
  repaired_until_ = at + 3;
  return true;
}

// At the end of a line the mistake is there, not where the next line starts.
void SyntaxRepair::BlameLineBefore(uint32_t at, Diagnostic& problem) const {
  if (at <= start_ || !(tokens_[at].starts_line || Kind(at) == kEnd)) return;
  problem.span = tokens_[at - 1].span;
  problem.label = "something is missing after this";
}

// `1e3`, `5days`, `5 days`: a number with letters behind.
bool SyntaxRepair::RepairNumberSuffix(uint32_t at) {
  if (RepairSpacedDuration(at)) return true;
  if (at == 0 || Kind(at) != kIdent) return false;
  const Lexeme& number = tokens_[at - 1];
  bool is_number = number.kind == kInt || number.kind == kFloat || number.kind == kDuration;
  if (!is_number || number.span.end != tokens_[at].span.begin) return false;
  if (!ReportNumberSuffix(source_, diagnostics_, tokens_[at].span)) return false;
  Replace(at - 1, at + 1, kBadExpr);
  return true;
}

// `5 m`, `1h 30m`: the whole of an argument.
bool SyntaxRepair::RepairSpacedDuration(uint32_t at) {
  constexpr TokenSet kStarts = {kInt, kDuration}, kBehindValue = {kComma, kRparen, kRbrack, kRbrace, kEnd};
  if (at == 0 || tokens_[at].starts_line || !kStarts.Has(Kind(at - 1))) return false;
  const auto duration = FindSpacedDuration(source_, {tokens_[at - 1].span.begin, tokens_[at].span.end});
  if (!duration || duration->span.begin != tokens_[at - 1].span.begin) return false;
  uint32_t end = at;
  while (Kind(end) != kEnd && tokens_[end].span.end <= duration->span.end) ++end;
  if (!kBehindValue.Has(Kind(end))) return false;
  ReportSpacedDuration(source_, diagnostics_, *duration);
  Replace(at - 1, end, kBadExpr);
  return true;
}

// `2024-01-01 00:00:00`
bool SyntaxRepair::RepairBrokenDate(uint32_t at) {
  if (at == 0 || Kind(at) != kTime || Kind(at - 1) != kTime || tokens_[at].starts_line) return false;
  const Span whole{tokens_[at - 1].span.begin, tokens_[at].span.end};
  std::string meant(source_.Text(tokens_[at - 1].span));
  meant += "T" + std::string(source_.Text(tokens_[at].span));
  if (!meant.ends_with('Z') && meant.find_first_of("+-", 10) == meant.npos) meant += 'Z';
  Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kInvalidTime, whole, {std::string(source_.Text(whole))});
  problem.help = "write `" + meant + "`";
  problem.fix.push_back({whole, meant});
  Replace(at - 1, at + 1, kBadExpr);
  return true;
}

// `{f() with a: 1}`: only a name can be extended.
bool SyntaxRepair::RepairExtendedRecord(uint32_t at) {
  if (GroupKind(at) != kLbrace) return false;
  uint32_t open = groups_.opener[at], close = groups_.partner[open];
  uint32_t with = open + 1;
  while (with < close && !(tokens_[with].base == kIdent && source_.Text(tokens_[with].span) == "with" &&
                           groups_.opener[with] == open)) {
    ++with;
  }
  if (with >= close || with == open + 1) return false;
  Span base{tokens_[open + 1].span.begin, tokens_[with - 1].span.end};
  diagnostics_.Report(DiagnosticKind::kExtendedRecord, base).help = "assign it to a variable first, then extend that";
  Erase(open + 1, with + 1);
  return true;
}

// `fn: (r) r.x`
bool SyntaxRepair::RepairMissingArrow(uint32_t at) {
  if (at < 3 || Kind(at - 1) != kRparen || !kOperandStarts.Has(Kind(at))) return false;
  uint32_t open = groups_.partner[at - 1];
  if (open == 0 || (Kind(open - 1) != kColon && Kind(open - 1) != kAssign)) return false;
  const bool is_parameter = open + 3 == at && Kind(open + 1) == kIdent;
  if (!is_parameter) return false;
  uint32_t end = tokens_[at - 1].span.end;
  Diagnostic& problem =
      diagnostics_.Report(DiagnosticKind::kSyntaxError, tokens_[at].span, {"expected `=>` before " + Describe(at)});
  problem.help = "insert `=>` between the parameters and the body";
  problem.fix.push_back({{end, end}, " =>"});
  Insert(at, kArrow);
  return true;
}

// An argument that is not `name: value`.
bool SyntaxRepair::RepairArgument(uint32_t at) {
  if (GroupKind(at) != kCallLparen || Kind(at) == kEnd) return false;
  uint32_t begin = ItemBegin(at), end = ItemEnd(at);
  bool is_named = (Kind(begin) == kIdent || Kind(begin) == kString) && Kind(begin + 1) == kColon;
  bool is_two_names = at == begin + 1 && Kind(begin) == kIdent && Kind(at) == kIdent;
  if (is_named || is_two_names || begin >= end) return false;
  Span item{tokens_[begin].span.begin, tokens_[end - 1].span.end};
  Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kPositionalArgument, item);
  problem.help = "write `name: value`";
  if (Kind(begin) == kFunctionLparen || Kind(begin) == kBlockFunctionLparen) {
    problem.help = "write `fn: (…) => …`";
    problem.fix.push_back({{item.begin, item.begin}, "fn: "});
  }
  Replace(begin, end, kBadExpr);
  return true;
}

bool SyntaxRepair::RepairMissingComma(uint32_t at) {
  if (!kListOpeners.Has(GroupKind(at)) || !kOperandStarts.Has(Kind(at)) || !EndsOperand(Kind(at - 1))) return false;
  uint32_t end = tokens_[at - 1].span.end;
  Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kMissingComma, tokens_[at].span, {Describe(at)});
  problem.help = "insert `,`";
  problem.fix.push_back({{end, end}, ","});
  Insert(at, kComma);
  return true;
}

// Attributes with nothing behind them.
bool SyntaxRepair::RepairStrayAttribute(uint32_t at) {
  if (at == 0 || (Kind(at) != kEnd && !IsCloser(Kind(at)))) return false;
  uint32_t before = at - 1;
  if (Kind(before) == kRparen) before = groups_.partner[before] - 1;
  if (Kind(before) != kAttribute) return false;
  diagnostics_.Report(DiagnosticKind::kStrayAttribute, tokens_[before].span);
  Insert(at, kBadStmt);
  return true;
}

void SyntaxRepair::ReportUnexpected(uint32_t at, const SyntaxFailure& failure) {
  std::vector<std::string_view> wanted;
  for (TokenKind kind : failure.expected) {
    std::string_view name = KindName(kind);
    if (!name.empty() && std::ranges::find(wanted, name) == wanted.end()) wanted.push_back(name);
  }
  bool is_clear = !wanted.empty() && wanted.size() <= 2 && !failure.Expects(kInt);
  std::string message = "unexpected " + Describe(at);
  if (is_clear) {
    message = "expected " + std::string(wanted[0]);
    if (wanted.size() == 2) message += " or " + std::string(wanted[1]);
    message += ", found " + Describe(at);
  }
  Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kSyntaxError, tokens_[at].span, {message});
  if (is_clear || Kind(at) == kEnd) BlameLineBefore(at, problem);
  if (is_clear && failure.Expects(kElse)) problem.help = "every `if` has an `else`, as it gives a value";
  if (at > start_ + 1 && Kind(at - 1) == kIdent && Kind(at - 2) == kImport) {
    problem.label.clear();
    problem.args = {"expected a string, found " + QuotedExcerpt(source_, problem.span)};
    problem.help = "package paths are in double quotes";
    problem.fix.push_back({problem.span, "\"" + std::string(source_.Text(problem.span)) + "\""});
  }
}

// Tells whether the token is in brackets that were never closed, where everything is guesswork.
bool SyntaxRepair::IsInOpenGroup(uint32_t at) const {
  for (uint32_t group = groups_.opener[at]; group != kNoToken; group = groups_.opener[group]) {
    if (tokens_[groups_.partner[group]].is_inserted) return true;
  }
  return false;
}

// Tells whether an unclosed string on the same line has made the tokens unreliable.
bool SyntaxRepair::IsBehindOpenString(uint32_t at) const {
  uint32_t line = source_.Locate(tokens_[at].span.begin).line;
  return std::ranges::any_of(diagnostics_.all(), [&](const Diagnostic& diagnostic) {
    return diagnostic.kind == DiagnosticKind::kUnterminatedString && source_.Locate(diagnostic.span.begin).line == line;
  });
}

// Replaces the list item around a failure by a bad one, or the statement when there is no list.
void SyntaxRepair::ReplaceRegion(uint32_t at) {
  uint32_t group = groups_.opener[at];
  if (IsStatementLevel(group)) {
    ReplaceStatement(at);
    return;
  }
  uint32_t begin = ItemBegin(at), end = ItemEnd(at);
  if (begin + 1 < end && Kind(begin + 1) == kColon && at > begin + 1) begin += 2;
  bool is_bad_already = end == begin + 1 && Kind(begin) == kBadExpr;
  bool makes_no_value = GroupKind(at) == kQuoteOpen;
  if (is_bad_already || makes_no_value) {
    ReplaceRegion(group);
    return;
  }
  if (begin >= end) {
    Insert(begin, kBadExpr);
  } else {
    Replace(begin, end, kBadExpr);
  }
  repaired_until_ = begin + 2;
}

void SyntaxRepair::ReplaceStatement(uint32_t at) {
  uint32_t group = groups_.opener[at];
  uint32_t begin = StatementBegin(at);
  uint32_t end = StatementEnd(std::max(at, begin + 1), group);
  if (Kind(begin) == kEnd || IsCloser(Kind(begin))) {
    Insert(begin, kBadStmt);
  } else {
    Replace(begin, end, kBadStmt);
  }
  repaired_until_ = begin + 2;
}

uint32_t SyntaxRepair::ItemBegin(uint32_t at) const {
  uint32_t group = groups_.opener[at];
  if (group == kNoToken) return start_;
  uint32_t begin = group + 1;
  if (Kind(group) == kWithLbrace && at > group + 2) begin = group + 3;
  for (uint32_t i = begin; i < at; ++i) {
    if (groups_.opener[i] == group && Kind(i) == kComma) begin = i + 1;
  }
  return begin;
}

uint32_t SyntaxRepair::ItemEnd(uint32_t at) const {
  uint32_t group = groups_.opener[at];
  uint32_t close = group == kNoToken ? static_cast<uint32_t>(tokens_.size() - 1) : groups_.partner[group];
  for (uint32_t i = at; i < close; ++i) {
    if (groups_.opener[i] == group && Kind(i) == kComma) return i;
  }
  return close;
}

uint32_t SyntaxRepair::StatementBegin(uint32_t at) const {
  uint32_t group = groups_.opener[at];
  uint32_t lowest = group == kNoToken ? start_ : group + 1;
  for (uint32_t i = at; i > lowest;) {
    --i;
    bool is_option_name = Kind(i) == kAssignIdent && i > lowest && Kind(i - 1) == kOption;
    if (groups_.opener[i] == group && kStatementStarts.Has(Kind(i)) && Kind(i) != kAttribute && !is_option_name)
      return i;
  }
  return lowest;
}

// Gives the first token from `from` on that starts another statement of the same block or ends the block.
uint32_t SyntaxRepair::StatementEnd(uint32_t from, uint32_t group) const {
  uint32_t close = group == kNoToken ? static_cast<uint32_t>(tokens_.size() - 1) : groups_.partner[group];
  for (uint32_t i = from; i < close; ++i) {
    if (groups_.opener[i] != group || IsCloser(Kind(i))) continue;
    bool is_option_name = Kind(i) == kAssignIdent && i > 0 && Kind(i - 1) == kOption;
    if (i > start_ && kStatementStarts.Has(Kind(i)) && !is_option_name) return i;
    bool starts_at_margin = group == kNoToken && i > start_ && tokens_[i].starts_line && Kind(i) == kIdent &&
                            source_.Locate(tokens_[i].span.begin).column == 1;
    if (starts_at_margin) return i;
  }
  return close;
}

void SyntaxRepair::Insert(uint32_t before, TokenKind base) {
  uint32_t at = before > 0 ? tokens_[before - 1].span.end : 0;
  tokens_.insert(tokens_.begin() + before, {.kind = base, .base = base, .span = {at, at}, .is_inserted = true});
  Reclassify();
}

void SyntaxRepair::Erase(uint32_t begin, uint32_t end) {
  tokens_.erase(tokens_.begin() + begin, tokens_.begin() + end);
  Reclassify();
}

void SyntaxRepair::Replace(uint32_t begin, uint32_t end, TokenKind base) {
  Span span{tokens_[begin].span.begin, tokens_[end - 1].span.end};
  Lexeme token{.kind = base, .base = base, .span = span, .starts_line = tokens_[begin].starts_line};
  tokens_.erase(tokens_.begin() + begin + 1, tokens_.begin() + end);
  tokens_[begin] = token;
  Reclassify();
}

void SyntaxRepair::SetBase(uint32_t at, TokenKind base) {
  tokens_[at].base = base;
  Reclassify();
}

void SyntaxRepair::Reclassify() {
  groups_ = FindGroups(tokens_);
  ClassifyTokens(source_.text(), groups_, tokens_);
}

TokenKind SyntaxRepair::GroupKind(uint32_t at) const {
  uint32_t group = groups_.opener[at];
  return group == kNoToken ? kEnd : Kind(group);
}

bool SyntaxRepair::IsStatementLevel(uint32_t group) const { return group == kNoToken || Kind(group) == kBlockLbrace; }

std::string SyntaxRepair::Describe(uint32_t at) const {
  const Lexeme& token = tokens_[at];
  if (token.kind == kEnd) return "the end of the file";
  if (token.kind == kBadStmt || token.kind == kBadExpr) return "something that makes no sense";
  return QuotedExcerpt(source_, token.span);
}

}  // namespace flux
