#include "compiler/check/checker.h"

namespace flux {

namespace {

// Finds what a function of the expected type passes for a parameter; two pipe parameters meet whatever their names.
const FunctionParam* FindParam(const TypeStore& types, TypeId function, const hir::Param& wanted) {
  if (types.Tag(function) != TypeTag::kFunction) return nullptr;
  for (const FunctionParam& param : types.FunctionOf(function).params) {
    const bool is_pipe = param.mode == FunctionParam::Mode::kPipe;
    if ((is_pipe && wanted.is_pipe) || (!is_pipe && types.Name(param.name) == wanted.name)) return &param;
  }
  return nullptr;
}

bool IsPipe(const ast::Param& param) { return ast::As<ast::PipeLit>(param.default_value) != nullptr; }

std::string_view StatementNoun(ast::StmtKind kind) {
  switch (kind) {
    case ast::StmtKind::kOptionStmt:
      return "an `option` statement";
    case ast::StmtKind::kBuiltinStmt:
      return "a `builtin` statement";
    case ast::StmtKind::kTestcaseStmt:
      return "a `testcase`";
    case ast::StmtKind::kBadStmt:
    case ast::StmtKind::kVariableStmt:
    case ast::StmtKind::kReturnStmt:
    case ast::StmtKind::kExprStmt:
      return "this";
  }
  return "this";
}

}  // namespace

bool Checker::CheckParameters(const ast::FunctionExpr& expr) {
  bool has_defaults = false;
  const ast::Param* pipe = nullptr;
  std::unordered_set<std::string_view> seen;
  for (const ast::Param& param : expr.params) {
    if (!seen.insert(param.name.text).second)
      Report(DiagnosticKind::kDuplicateParameter, param.name.span, {std::string(param.name.text)});
    if (!param.default_value) continue;
    if (!IsPipe(param)) {
      has_defaults = true;
    } else if (pipe) {
      Report(DiagnosticKind::kTwoPipeParameters, param.span).related.push_back({pipe->span, "the first one"});
    } else {
      pipe = &param;
    }
  }
  return has_defaults;
}

const hir::Expr* Checker::InferFunction(const ast::FunctionExpr& expr, const Hint& hint, std::string_view name) {
  const bool has_defaults = CheckParameters(expr);
  auto* function = New<hir::Function>(expr.span, kErrorType);
  function->name = Own(name);
  std::vector<hir::Param> params;
  for (const ast::Param& param : expr.params) {
    const bool has_default = param.default_value && !IsPipe(param);
    // Defaults see the scope around the function, not its parameters.
    const hir::Expr* value = has_default ? Infer(*param.default_value, {.is_default = true}) : nullptr;
    params.push_back({Own(param.name.text), param.name.span, IsPipe(param), value, kErrorType});
  }
  // What a default requires must not leak into the parameter's type, so the function is generalised on its own first.
  if (has_defaults) ++level_;
  scopes_.Enter(Scopes::Kind::kFunction);
  std::vector<FunctionParam> types;
  for (hir::Param& param : params) {
    const FunctionParam* expected = param.default_value ? nullptr : FindParam(types_, hint.type, param);
    const bool is_hinted = expected && types_.Tag(expected->type) != TypeTag::kDynamic;
    param.type = is_hinted ? expected->type : Fresh();
    const bool is_element =
        is_hinted && hint.element != kErrorType && types_.Resolve(param.type) == types_.Resolve(hint.element);
    auto mode = param.is_pipe         ? FunctionParam::Mode::kPipe
                : param.default_value ? FunctionParam::Mode::kOptional
                                      : FunctionParam::Mode::kRequired;
    types.push_back({mode, types_.Intern(param.name), param.type});
    scopes_.Define(param.name, {.kind = Binding::Kind::kLocal,
                                .span = param.span,
                                .type = {param.type},
                                .slot = scopes_.NewSlot(),
                                .is_row = is_element && hint.is_stream,
                                .origin = is_element ? hint.origin : nullptr,
                                .file = file_index_});
  }
  function->params = arena_.CopyArray(params);
  InferBody(expr, *function);
  function->local_count = scopes_.slot_count();
  scopes_.Leave();
  function->type = types_.Function(types, function->result->type);
  if (has_defaults) {
    --level_;
    CheckDefaults(*function);
    LowerLevels(types_, function->type, level_);
  }
  return function;
}

// Each default must fit some instance of the function; it does not fix the parameter's type.
void Checker::CheckDefaults(const hir::Function& function) {
  PolyType poly = Generalize(types_, function.type, level_);
  TypeId instance = Instantiate(types_, types_, poly, level_);
  FunctionParts parts = types_.FunctionOf(instance);
  for (size_t i = 0; i < function.params.size(); ++i) {
    const hir::Param& param = function.params[i];
    if (!param.default_value) continue;
    Unifier unifier(types_);
    unifier.Unify(parts.params[i].type, param.default_value->type);
    auto problems = unifier.Finish();
    if (problems.empty()) continue;
    if (problems[0].reason == TypeProblem::Reason::kMismatch && problems[0].path.empty())
      ReportDefault(param, problems[0].expected);
    else
      ReportMismatch(*param.default_value, problems[0]);
  }
}

void Checker::ReportDefault(const hir::Param& param, TypeId used_as) {
  const hir::Expr& value = *param.default_value;
  Diagnostic& diagnostic =
      Report(DiagnosticKind::kTypeMismatch, value.span, {Contrast(used_as, value.type), Contrast(value.type, used_as)});
  diagnostic.label = "the default of `" + std::string(param.name) + "`";
  diagnostic.help = "the function uses `" + std::string(param.name) + "` as " + Contrast(used_as, value.type);
}

void Checker::InferBody(const ast::FunctionExpr& expr, hir::Function& function) {
  if (!expr.has_block) {
    function.result = expr.body ? Infer(*expr.body) : NewError(expr.span);
    return;
  }
  std::vector<hir::BodyStmt> statements;
  function.result = InferBlock(expr.block, expr.span, statements);
  function.statements = arena_.CopyArray(statements);
}

const hir::Expr* Checker::InferBlock(std::span<const ast::Stmt* const> block, Span span,
                                     std::vector<hir::BodyStmt>& out) {
  const hir::Expr* result = nullptr;
  bool is_reported = false, has_bad = false;
  for (const ast::Stmt* stmt : block) {
    if (result && !is_reported) {
      Report(DiagnosticKind::kStatementAfterReturn, stmt->span).label = "never reached";
      is_reported = true;
    }
    if (const auto* variable = ast::As<ast::VariableStmt>(stmt)) {
      out.push_back(InferBodyVariable(variable->name, *variable->init));
    } else if (const auto* statement = ast::As<ast::ExprStmt>(stmt)) {
      out.push_back({hir::StmtKind::kExpr, 0, Infer(*statement->expr)});
    } else if (const auto* ret = ast::As<ast::ReturnStmt>(stmt)) {
      const hir::Expr* value = Infer(*ret->value);
      if (!result) result = value;
    } else if (const auto* bad = ast::As<ast::BadStmt>(stmt)) {
      has_bad = true;
      if (!bad->name.text.empty()) DefineBroken(bad->name);
    } else {
      Report(DiagnosticKind::kInvalidFunctionStatement, stmt->span, {std::string(StatementNoun(stmt->kind))});
      // What follows may use the name.
      const auto* option = ast::As<ast::OptionStmt>(stmt);
      if (option && option->package.text.empty()) out.push_back(InferBodyVariable(option->name, *option->init));
    }
  }
  if (result) return result;
  if (!has_bad) {
    Span end = span.end > span.begin ? Span{span.end - 1, span.end} : span;
    Diagnostic& diagnostic = Report(DiagnosticKind::kMissingReturn, end);
    diagnostic.help = "a function with `{ … }` needs `return` and a value as its last statement";
    if (!block.empty() && block.back()->kind == ast::StmtKind::kExprStmt)
      diagnostic.related.push_back({block.back()->span, "did you mean to return this?"});
  }
  return NewError(span);
}

void Checker::DefineBroken(const ast::Name& name) {
  scopes_.Define(name.text, {.kind = Binding::Kind::kLocal,
                             .span = name.span,
                             .type = {kErrorType},
                             .slot = scopes_.NewSlot(),
                             .file = file_index_});
}

hir::BodyStmt Checker::InferBodyVariable(const ast::Name& name, const ast::Expr& init) {
  if (const Binding* first = scopes_.FindHere(name.text)) ReportReassigned(name.text, name.span, *first);
  const hir::Expr* value = InferAssigned(init, name.text);
  uint32_t slot = scopes_.NewSlot();
  scopes_.Define(name.text, {.kind = Binding::Kind::kLocal,
                             .span = name.span,
                             .type = GeneralizeNamed(name, value->type),
                             .slot = slot,
                             .file = file_index_});
  return {hir::StmtKind::kAssign, slot, value};
}

}  // namespace flux
