#include "compiler/check/checker.h"

namespace flux {

const hir::Expr* Checker::Infer(const ast::Expr& expr, const Hint& hint) {
  switch (expr.kind) {
    case ast::ExprKind::kBadExpr:
      return NewError(expr.span);
    case ast::ExprKind::kIdentifier:
      return InferIdentifier(static_cast<const ast::Identifier&>(expr), {.expected = hint.type});
    case ast::ExprKind::kIntLit:
    case ast::ExprKind::kFloatLit:
    case ast::ExprKind::kStringLit:
    case ast::ExprKind::kDurationLit:
    case ast::ExprKind::kTimeLit:
    case ast::ExprKind::kRegexpLit:
    case ast::ExprKind::kLabelLit:
      return InferLiteral(expr, hint);
    case ast::ExprKind::kPipeLit:
      Report(DiagnosticKind::kPipeLiteral, expr.span);
      return NewError(expr.span);
    case ast::ExprKind::kStringExpr:
      return InferInterpolation(static_cast<const ast::StringExpr&>(expr));
    case ast::ExprKind::kArrayExpr:
      return InferArray(static_cast<const ast::ArrayExpr&>(expr), hint);
    case ast::ExprKind::kDictExpr:
      return InferDict(static_cast<const ast::DictExpr&>(expr));
    case ast::ExprKind::kRecordExpr:
      return InferRecord(static_cast<const ast::RecordExpr&>(expr));
    case ast::ExprKind::kFunctionExpr:
      return InferFunction(static_cast<const ast::FunctionExpr&>(expr), hint, {});
    case ast::ExprKind::kParenExpr:
      return Infer(*static_cast<const ast::ParenExpr&>(expr).inner, hint);
    case ast::ExprKind::kMemberExpr:
      return InferMember(static_cast<const ast::MemberExpr&>(expr));
    case ast::ExprKind::kIndexExpr:
      return InferIndex(static_cast<const ast::IndexExpr&>(expr));
    case ast::ExprKind::kCallExpr:
      return InferCall(static_cast<const ast::CallExpr&>(expr), nullptr, expr.span);
    case ast::ExprKind::kPipeExpr:
      return InferPipe(static_cast<const ast::PipeExpr&>(expr));
    case ast::ExprKind::kUnaryExpr:
      return InferUnary(static_cast<const ast::UnaryExpr&>(expr));
    case ast::ExprKind::kBinaryExpr:
      return InferBinary(static_cast<const ast::BinaryExpr&>(expr));
    case ast::ExprKind::kLogicalExpr:
      return InferLogical(static_cast<const ast::LogicalExpr&>(expr));
    case ast::ExprKind::kConditionalExpr:
      return InferConditional(static_cast<const ast::ConditionalExpr&>(expr));
  }
  return NewError(expr.span);
}

const hir::Expr* Checker::InferAssigned(const ast::Expr& init, std::string_view name) {
  const ast::Expr* inner = &init;
  while (const auto* paren = ast::As<ast::ParenExpr>(inner)) inner = paren->inner;
  ++level_;
  const auto* function = ast::As<ast::FunctionExpr>(inner);
  const hir::Expr* value = function ? InferFunction(*function, {}, name) : Infer(*inner);
  --level_;
  return value;
}

const hir::Expr* Checker::InferLiteral(const ast::Expr& expr, const Hint& hint) {
  if (const auto* lit = ast::As<ast::IntLit>(&expr)) {
    auto* node = New<hir::Int>(expr.span, kIntType);
    node->value = lit->value;
    return node;
  }
  if (const auto* lit = ast::As<ast::FloatLit>(&expr)) {
    auto* node = New<hir::Float>(expr.span, kFloatType);
    node->value = lit->value;
    return node;
  }
  if (const auto* lit = ast::As<ast::StringLit>(&expr)) {
    auto* node = New<hir::String>(expr.span, kStringType);
    node->value = arena_.CopyString(lit->value);
    return node;
  }
  if (const auto* lit = ast::As<ast::DurationLit>(&expr)) {
    auto* node = New<hir::DurationValue>(expr.span, kDurationType);
    node->value = lit->value;
    return node;
  }
  if (const auto* lit = ast::As<ast::TimeLit>(&expr)) {
    auto* node = New<hir::TimeValue>(expr.span, kTimeType);
    node->value = lit->value;
    return node;
  }
  if (const auto* lit = ast::As<ast::RegexpLit>(&expr)) {
    auto* node = New<hir::Regexp>(expr.span, kRegexpType);
    node->pattern = arena_.CopyString(lit->pattern);
    return node;
  }
  return InferLabel(static_cast<const ast::LabelLit&>(expr), hint);
}

// Labels are for parameters that take nothing else, their defaults and, where there is no row, parameters that take
// anything. Anywhere else they would pass for texts, and `.host == "a"`, in which the row was forgotten, would be a
// comparison of two texts.
const hir::Expr* Checker::InferLabel(const ast::LabelLit& label, const Hint& hint) {
  const std::string row(scopes_.FindRow());
  const bool is_expected = hint.is_default || types_.Tag(hint.type) == TypeTag::kLabel ||
                           (types_.Tag(hint.type) == TypeTag::kVariable && (row.empty() || ExpectsText(hint.type)));
  if (!is_expected) {
    Diagnostic& diagnostic = Report(DiagnosticKind::kLabelLiteral, label.span, {std::string(label.name)});
    const std::string text = row.empty() ? "\"" + std::string(label.name) + "\"" : row + "." + std::string(label.name);
    diagnostic.help =
        row.empty() ? "strings are written in quotes: `" + text + "`" : "read the column from the row: `" + text + "`";
    diagnostic.fix = {{label.span, text}};
    return NewError(label.span);
  }
  auto* node = New<hir::String>(label.span, types_.Label(label.name));
  node->value = arena_.CopyString(label.name);
  return node;
}

const hir::Expr* Checker::InferInterpolation(const ast::StringExpr& expr) {
  std::vector<const hir::Expr*> parts;
  for (const ast::Expr* part : expr.parts) {
    parts.push_back(Infer(*part));
    Unifier unifier(types_);
    unifier.Constrain(parts.back()->type, Kind::kStringable);
    if (unifier.Finish().empty()) continue;
    Diagnostic& diagnostic =
        Report(DiagnosticKind::kWrongKind, part->span, {Describe(parts.back()->type), "convertible to text"});
    diagnostic.label = "cannot be put into a string";
    if (types_.Tag(parts.back()->type) == TypeTag::kStream) AdviseScalar(diagnostic);
  }
  auto* node = New<hir::Interpolate>(expr.span, kStringType);
  node->parts = arena_.CopyArray(parts);
  return node;
}

void Checker::ExpectElement(TypeId expected, const hir::Expr& actual, std::string_view what, Span first) {
  Unifier unifier(types_);
  unifier.Unify(expected, actual.type);
  auto problems = unifier.Finish();
  if (problems.empty()) return;
  if (problems[0].reason != TypeProblem::Reason::kMismatch || !problems[0].path.empty()) {
    ReportMismatch(actual, problems[0]);
    for (const DiagnosticKind kind : {DiagnosticKind::kMissingField, DiagnosticKind::kUnexpectedField})
      if (Diagnostic* diagnostic = diagnostics_->Find(kind, actual.span); diagnostic && diagnostic->help.empty())
        diagnostic->help = "all records of an array have the same fields";
    return;
  }
  Diagnostic& diagnostic = Report(DiagnosticKind::kElementMismatch, actual.span,
                                  {std::string(what), Describe(expected), Describe(actual.type)});
  diagnostic.related.push_back({first, Describe(expected)});
}

const hir::Expr* Checker::InferArray(const ast::ArrayExpr& expr, const Hint& hint) {
  std::vector<const hir::Expr*> elements;
  TypeId element = kErrorType;
  const Hint element_hint{.type = types_.Tag(hint.type) == TypeTag::kArray ? types_.Element(hint.type) : kErrorType};
  for (const ast::Expr* item : expr.elements) {
    elements.push_back(Infer(*item, element_hint));
    if (elements.size() == 1)
      element = elements[0]->type;
    else
      ExpectElement(element, *elements.back(), "an array", elements[0]->span);
  }
  if (elements.empty()) element = Fresh();
  if (IsMissingVariable(expr)) return NewError(expr.span);
  auto* node = New<hir::Array>(expr.span, types_.Array(element));
  node->elements = arena_.CopyArray(elements);
  return node;
}

const hir::Expr* Checker::InferDict(const ast::DictExpr& expr) {
  std::vector<hir::DictEntry> entries;
  TypeId key = Fresh(), value = Fresh();
  for (const ast::DictEntry& entry : expr.entries) {
    entries.push_back({Infer(*entry.key), Infer(*entry.value)});
    ExpectElement(key, *entries.back().key, "the keys of a dictionary", entries[0].key->span);
    ExpectElement(value, *entries.back().value, "the values of a dictionary", entries[0].value->span);
  }
  Unifier unifier(types_);
  unifier.Constrain(key, Kind::kComparable);
  if (!unifier.Finish().empty())
    Report(DiagnosticKind::kWrongKind, entries[0].key->span, {Describe(key), DescribeKind(Kind::kComparable)}).label =
        "a key of a dictionary";
  auto* node = New<hir::Dict>(expr.span, types_.Dict(key, value));
  node->entries = arena_.CopyArray(entries);
  return node;
}

const hir::Expr* Checker::InferConditional(const ast::ConditionalExpr& expr) {
  const hir::Expr* test = Infer(*expr.test);
  Expect(kBoolType, *test);
  const hir::Expr* then_branch = Infer(*expr.then_branch);
  const hir::Expr* else_branch = Infer(*expr.else_branch);
  auto* node = New<hir::Conditional>(expr.span, then_branch->type);
  node->test = test;
  node->then_branch = then_branch;
  node->else_branch = else_branch;
  Unifier unifier(types_);
  unifier.Unify(then_branch->type, else_branch->type);
  if (!unifier.Finish().empty()) {
    Diagnostic& diagnostic = Report(DiagnosticKind::kBranchMismatch, else_branch->span,
                                    {Describe(then_branch->type), Describe(else_branch->type)});
    diagnostic.label = Describe(else_branch->type);
    diagnostic.related.push_back({then_branch->span, Describe(then_branch->type)});
    node->type = kErrorType;
  }
  return node;
}

// `r[_field]`: a field that lacks its quotes, which as a name is not defined.
const hir::Expr* Checker::InferUnquotedColumn(const ast::IndexExpr& expr, const hir::Expr& object) {
  const auto* name = ast::As<ast::Identifier>(expr.index);
  const TypeTag tag = types_.Tag(object.type);
  const auto* local = hir::As<hir::Local>(&object);
  const Binding* row = local != nullptr ? scopes_.Find(local->name).binding : nullptr;
  const bool may_be_record = tag == TypeTag::kRecord || (tag == TypeTag::kVariable && row != nullptr && row->is_row);
  if (name == nullptr || !may_be_record || IsDefined(name->name)) return nullptr;
  const std::string column(name->name);
  const std::string record(file_->source->Text(object.span));
  Diagnostic& diagnostic = Report(DiagnosticKind::kNotAnArray, object.span, {Describe(object.type)});
  diagnostic.help =
      "a name of a field is in quotes: `" + record + "[\"" + column + "\"]`, or `" + record + "." + column + "`";
  diagnostic.fix = {{name->span, "\"" + column + "\""}};
  return NewError(expr.span);
}

const hir::Expr* Checker::InferIndex(const ast::IndexExpr& expr) {
  const hir::Expr* object = Infer(*expr.object);
  if (const hir::Expr* column = InferUnquotedColumn(expr, *object)) return column;
  const hir::Expr* index = Infer(*expr.index);
  auto* node = New<hir::Index>(expr.span, kErrorType);
  node->object = object;
  node->index = index;
  TypeTag tag = types_.Tag(object->type);
  if (tag == TypeTag::kArray) {
    node->type = types_.Element(object->type);
  } else if (tag == TypeTag::kVariable) {
    node->type = Fresh();
    Expect(types_.Array(node->type), *object);
  } else if (tag != TypeTag::kError) {
    Diagnostic& diagnostic = Report(DiagnosticKind::kNotAnArray, object->span, {Describe(object->type)});
    if (tag == TypeTag::kStream) AdviseScalar(diagnostic);
    if (tag == TypeTag::kDict) diagnostic.help = "read a dictionary with `dict.get(dict: …, key: …, default: …)`";
    const std::string record(file_->source->Text(object->span));
    if (tag == TypeTag::kRecord)
      diagnostic.help = "name the field: `" + record + ".name` or `" + record + "[\"name\"]`";
    return node;
  }
  Expect(kIntType, *index);
  return node;
}

}  // namespace flux
