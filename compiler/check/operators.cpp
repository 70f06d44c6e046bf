#include <optional>

#include "compiler/check/checker.h"
#include "runtime/base/time.h"

namespace flux {

namespace {

Kind ArithmeticKind(BinaryOp op) {
  if (op == BinaryOp::kAdd) return Kind::kAddable;
  return op == BinaryOp::kSubtract ? Kind::kSubtractable : Kind::kDivisible;
}

// A whole-number literal becomes a float by appending `.0`.
const ast::IntLit* IntLiteral(const ast::Expr& expr) {
  const ast::Expr* inner = &expr;
  while (const auto* paren = ast::As<ast::ParenExpr>(inner)) inner = paren->inner;
  return ast::As<ast::IntLit>(inner);
}

// How a message speaks of the operation: verb, first operand, joining word, second operand.
std::vector<std::string> OperationWords(BinaryOp op, std::string left, std::string right) {
  if (op == BinaryOp::kAdd) return {"add", std::move(left), "and", std::move(right)};
  if (op == BinaryOp::kSubtract) return {"subtract", std::move(right), "from", std::move(left)};
  if (op == BinaryOp::kMultiply) return {"multiply", std::move(left), "by", std::move(right)};
  if (op == BinaryOp::kDivide) return {"divide", std::move(left), "by", std::move(right)};
  if (op == BinaryOp::kPower) return {"raise", std::move(left), "to", std::move(right)};
  return {"divide", std::move(left), "with `%` by", std::move(right)};
}

// Gives the value of a duration literal with or without a sign.
std::optional<Duration> DurationLiteral(const ast::Expr& expr) {
  if (const auto* paren = ast::As<ast::ParenExpr>(&expr)) return DurationLiteral(*paren->inner);
  if (const auto* literal = ast::As<ast::DurationLit>(&expr)) return literal->value;
  const auto* unary = ast::As<ast::UnaryExpr>(&expr);
  const auto* literal = unary ? ast::As<ast::DurationLit>(unary->operand) : nullptr;
  if (!literal || unary->op != UnaryOp::kNegate) return std::nullopt;
  return literal->value.Negated();
}

// Spells the sum or difference of two duration literals as one, unless that has two signs.
std::optional<std::string> FoldDurations(const ast::BinaryExpr& expr) {
  std::optional<Duration> left = DurationLiteral(*expr.left), right = DurationLiteral(*expr.right);
  if (!left || !right) return std::nullopt;
  if (expr.op == BinaryOp::kSubtract) right = right->Negated();
  Duration sum;
  if (__builtin_add_overflow(left->months, right->months, &sum.months)) return std::nullopt;
  if (__builtin_add_overflow(left->ns, right->ns, &sum.ns)) return std::nullopt;
  if (sum.IsZero() || (sum.months < 0 && sum.ns > 0) || (sum.months > 0 && sum.ns < 0)) return std::nullopt;
  return FormatDuration(sum);
}

}  // namespace

const hir::Expr* Checker::InferUnary(const ast::UnaryExpr& expr) {
  const hir::Expr* operand = Infer(*expr.operand);
  auto* node = New<hir::Unary>(expr.span, kBoolType);
  node->op = expr.op;
  node->operand = operand;
  switch (expr.op) {
    case UnaryOp::kExists:
      return node;
    case UnaryOp::kNot:
      Expect(kBoolType, *operand);
      return node;
    case UnaryOp::kNegate:
    case UnaryOp::kPlus:
      break;
  }
  node->type = operand->type;
  Unifier unifier(types_);
  unifier.Constrain(operand->type, Kind::kNegatable);
  if (unifier.Finish().empty()) return node;
  Diagnostic& diagnostic =
      Report(DiagnosticKind::kOperandKind, operand->span, {std::string(Spelling(expr.op)), Describe(operand->type)});
  AdviseConversion(diagnostic, kDurationType, *operand);
  node->type = kErrorType;
  return node;
}

const hir::Expr* Checker::InferBinary(const ast::BinaryExpr& expr) {
  const hir::Expr* left = Infer(*expr.left);
  if (ReportComparedStep(expr, *left)) return NewError(expr.span);
  const hir::Expr* right = Infer(*expr.right);
  auto* node = New<hir::Binary>(expr.span, kBoolType);
  node->op = expr.op;
  node->left = left;
  node->right = right;
  switch (expr.op) {
    case BinaryOp::kAdd:
    case BinaryOp::kSubtract:
    case BinaryOp::kMultiply:
    case BinaryOp::kDivide:
    case BinaryOp::kModulo:
    case BinaryOp::kPower:
      node->type = ArithmeticType(expr, *left, *right);
      return node;
    case BinaryOp::kEqual:
    case BinaryOp::kNotEqual:
    case BinaryOp::kLess:
    case BinaryOp::kLessEqual:
    case BinaryOp::kGreater:
    case BinaryOp::kGreaterEqual:
      CheckComparison(expr, *left, *right);
      return node;
    case BinaryOp::kMatch:
    case BinaryOp::kNotMatch:
      if (Expect(kStringType, *left)) Expect(kRegexpType, *right);
      return node;
    case BinaryOp::kAnd:
    case BinaryOp::kOr:
      return node;
  }
  return node;
}

const hir::Expr* Checker::InferLogical(const ast::LogicalExpr& expr) {
  const hir::Expr* left = Infer(*expr.left);
  const hir::Expr* right = Infer(*expr.right);
  if (!ReportSharedComparison(expr, *right) && Expect(kBoolType, *left)) Expect(kBoolType, *right);
  auto* node = New<hir::Logical>(expr.span, kBoolType);
  node->op = expr.op;
  node->left = left;
  node->right = right;
  return node;
}

// `r._time > "2024-01-01"`: what a row has under the name is only known when the script runs, but it is a time.
bool Checker::WarnQuotedTime(const hir::Expr& left, const hir::Expr& right) {
  const auto* text = hir::As<hir::String>(&right);
  const auto* column = hir::As<hir::Member>(text ? &left : &right);
  if (!text) text = hir::As<hir::String>(&left);
  if (!text || !column || types_.Tag(column->type) != TypeTag::kVariable || !ParseTime(text->value)) return false;
  if (column->name != "_time" && column->name != "_start" && column->name != "_stop") return false;
  Diagnostic& diagnostic = Report(DiagnosticKind::kComparedTypes, text->span, {"a time", "a string"});
  diagnostic.label = "a string";
  diagnostic.related.push_back({column->span, "a time"});
  diagnostic.help = "write `" + std::string(text->value) + "` without quotes";
  diagnostic.fix = {{text->span, std::string(text->value)}};
  return true;
}

// `r.host == "a" or "b"`: one comparison for several values.
bool Checker::ReportSharedComparison(const ast::LogicalExpr& expr, const hir::Expr& right) {
  const ast::Expr* first = expr.left;
  while (const auto* before = ast::As<ast::LogicalExpr>(first)) first = before->right;
  const auto* comparison = ast::As<ast::BinaryExpr>(first);
  TypeTag tag = types_.Tag(right.type);
  const bool is_value = right.kind == hir::ExprKind::kString || right.kind == hir::ExprKind::kInt ||
                        right.kind == hir::ExprKind::kFloat || right.kind == hir::ExprKind::kRegexp;
  if (!comparison || !is_value || tag == TypeTag::kBool) return false;
  std::string text(file_->source->Text({comparison->left->span.begin, comparison->right->span.begin}));
  Diagnostic& diagnostic = Report(DiagnosticKind::kTypeMismatch, right.span, {"a bool", Describe(right.type)});
  diagnostic.label = Describe(right.type);
  text += file_->source->Text(right.span);
  diagnostic.help = "each value needs a comparison of its own: `" + text + "`";
  diagnostic.fix = {{right.span, text}};
  return true;
}

void Checker::AdviseMatch(Diagnostic& diagnostic, const ast::BinaryExpr& expr) {
  const std::string_view match = expr.op == BinaryOp::kNotEqual ? "!~" : "=~";
  diagnostic.help = "match with `" + std::string(match) + "`";
  if (expr.op == BinaryOp::kEqual || expr.op == BinaryOp::kNotEqual)
    diagnostic.fix = {{expr.op_span, std::string(match)}};
}

TypeId Checker::ArithmeticType(const ast::BinaryExpr& expr, const hir::Expr& left, const hir::Expr& right) {
  Unifier unifier(types_);
  unifier.Unify(left.type, right.type);
  if (!unifier.TakeProblems().empty()) {
    ReportOperands(expr, left, right);
    return kErrorType;
  }
  unifier.Constrain(left.type, ArithmeticKind(expr.op));
  if (!unifier.Finish().empty()) {
    ReportArithmeticKind(expr, left.type);
    return kErrorType;
  }
  return left.type;
}

void Checker::ReportOperands(const ast::BinaryExpr& expr, const hir::Expr& left, const hir::Expr& right) {
  TypeTag l = types_.Tag(left.type), r = types_.Tag(right.type);
  Diagnostic& diagnostic = Report(DiagnosticKind::kOperandMismatch, right.span,
                                  OperationWords(expr.op, Describe(left.type), Describe(right.type)));
  diagnostic.label = Describe(right.type);
  diagnostic.related.push_back({left.span, Describe(left.type)});
  const ast::IntLit* literal = IntLiteral(l == TypeTag::kFloat ? *expr.right : *expr.left);
  if (l == TypeTag::kFunction || r == TypeTag::kFunction) {
    AdviseCall(diagnostic, l == TypeTag::kFunction ? left : right);
  } else if (l == TypeTag::kStream || r == TypeTag::kStream) {
    AdviseScalar(diagnostic);
  } else if ((l == TypeTag::kFloat || r == TypeTag::kFloat) && literal) {
    std::string text = std::to_string(literal->value) + ".0";
    diagnostic.help = "write `" + text + "`: Flux never converts numbers by itself";
    diagnostic.fix = {{literal->span, text}};
  } else if (IsNumber(l) && IsNumber(r)) {
    std::string_view wanted = l == TypeTag::kFloat || r == TypeTag::kFloat ? "float" : "int";
    diagnostic.help = "Flux never converts numbers by itself; `" + std::string(wanted) + "(v: x)` converts";
  } else if ((l == TypeTag::kTime && r == TypeTag::kDuration) || (l == TypeTag::kDuration && r == TypeTag::kTime)) {
    AdviseShiftedTime(diagnostic, expr, left);
  } else if (l == TypeTag::kString || r == TypeTag::kString) {
    diagnostic.help = "`string(v: x)` converts to text, as does interpolation: `\"… ${x}\"`";
  }
}

// `now() - 1h`
void Checker::AdviseShiftedTime(Diagnostic& diagnostic, const ast::BinaryExpr& expr, const hir::Expr& left) const {
  const bool is_time_first = types_.Tag(left.type) == TypeTag::kTime;
  const std::string time(file_->source->Text((is_time_first ? expr.left : expr.right)->span));
  const std::string duration(file_->source->Text((is_time_first ? expr.right : expr.left)->span));
  const bool is_difference = expr.op == BinaryOp::kSubtract;
  if (expr.op != BinaryOp::kAdd && !is_difference) return;
  const std::string call = is_difference ? "date.sub(d: " + duration + ", from: " + time + ")"
                                         : "date.add(d: " + duration + ", to: " + time + ")";
  const bool is_imported = scopes_.FindImport("date") != nullptr;
  diagnostic.help = "write `" + call + "`";
  if (!is_imported) diagnostic.help += " with `import \"date\"`";
  if (time == "now()" && is_difference) diagnostic.help += "; `range` takes `-" + duration + "` alone";
  diagnostic.fix = {{expr.span, call}};
  if (!is_imported) diagnostic.fix.insert(diagnostic.fix.begin(), ImportEdit("date"));
}

// `from(…) > range(…)`
bool Checker::ReportComparedStep(const ast::BinaryExpr& expr, const hir::Expr& left) {
  const auto* step = ast::As<ast::CallExpr>(expr.right);
  const bool is_step = expr.op == BinaryOp::kGreater && types_.Tag(left.type) == TypeTag::kStream && step;
  if (!is_step) return false;
  Diagnostic& diagnostic =
      Report(DiagnosticKind::kOperandKind, expr.op_span, {std::string(Spelling(expr.op)), "a stream of tables"});
  diagnostic.help = "the steps of a pipeline are joined by `|>`";
  diagnostic.fix = {{expr.op_span, "|>"}};
  return true;
}

void Checker::ReportArithmeticKind(const ast::BinaryExpr& expr, TypeId type) {
  if (types_.Tag(type) == TypeTag::kDuration && (expr.op == BinaryOp::kAdd || expr.op == BinaryOp::kSubtract)) {
    const bool is_add = expr.op == BinaryOp::kAdd;
    Diagnostic& diagnostic = Report(DiagnosticKind::kDurationArithmetic, expr.span,
                                    {is_add ? "added" : "subtracted", std::string(Spelling(expr.op))});
    std::optional<std::string> literal = FoldDurations(expr);
    diagnostic.help = "write " + (literal ? "`" + *literal + "`" : "one literal such as `1h30m`") +
                      ", or shift a time: `date.add(d: 30m, to: …)`";
    if (literal) diagnostic.fix = {{expr.span, *literal}};
    return;
  }
  Diagnostic& diagnostic =
      Report(DiagnosticKind::kOperandKind, expr.span, {std::string(Spelling(expr.op)), Describe(type)});
  if (types_.Tag(type) == TypeTag::kTime)
    diagnostic.help = "compare times with `<`, or shift them with `date.add` and `date.sub`";
}

void Checker::CheckComparison(const ast::BinaryExpr& expr, const hir::Expr& left, const hir::Expr& right) {
  const bool is_equality = expr.op == BinaryOp::kEqual || expr.op == BinaryOp::kNotEqual;
  const bool needs_both = expr.op == BinaryOp::kLessEqual || expr.op == BinaryOp::kGreaterEqual;
  bool has_problem = false;
  for (const hir::Expr* side : {&left, &right}) {
    // Two operands of one wrong type are one mistake.
    if (has_problem && types_.Tag(left.type) == types_.Tag(right.type)) break;
    Unifier unifier(types_);
    if (is_equality || needs_both) unifier.Constrain(side->type, Kind::kEquatable);
    if (!is_equality) unifier.Constrain(side->type, Kind::kComparable);
    if (unifier.Finish().empty()) continue;
    has_problem = true;
    Diagnostic& diagnostic =
        Report(DiagnosticKind::kOperandKind, side->span, {std::string(Spelling(expr.op)), Describe(side->type)});
    if (types_.Tag(side->type) == TypeTag::kRegexp) AdviseMatch(diagnostic, expr);
    if (types_.Tag(side->type) == TypeTag::kFunction) AdviseCall(diagnostic, *side);
    if (types_.Tag(side->type) == TypeTag::kStream) AdviseScalar(diagnostic);
    if (types_.Tag(side->type) == TypeTag::kRecord)
      diagnostic.help =
          "read a field of the record, as in `" + std::string(file_->source->Text(side->span)) + "._value`";
  }
  TypeTag l = types_.Tag(left.type), r = types_.Tag(right.type);
  if (!has_problem && WarnQuotedTime(left, right)) return;
  auto is_plain = [](TypeTag tag) { return IsBasic(tag) && tag != TypeTag::kDynamic; };
  if (has_problem || l == r || !is_plain(l) || !is_plain(r) || (IsNumber(l) && IsNumber(r))) return;
  Diagnostic& diagnostic =
      Report(DiagnosticKind::kComparedTypes, right.span, {Describe(left.type), Describe(right.type)});
  diagnostic.label = Describe(right.type);
  diagnostic.related.push_back({left.span, Describe(left.type)});
  if (l == TypeTag::kTime && r == TypeTag::kDuration) {
    const std::string written(file_->source->Text(right.span));
    const std::string span = written.starts_with('-') ? written.substr(1) : written;
    diagnostic.help =
        "`date.sub(d: " + span + ", from: now())` is a time; `range(start: -" + span + ")` bounds times, too";
    return;
  }
  AdviseConversion(diagnostic, hir::As<hir::String>(&left) ? right.type : left.type,
                   hir::As<hir::String>(&left) ? left : right);
}

}  // namespace flux
