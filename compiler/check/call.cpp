#include <algorithm>

#include "compiler/check/call_site.h"
#include "runtime/base/suggest.h"

namespace flux {

using Mode = FunctionParam::Mode;

const hir::Expr* Checker::InferPipe(const ast::PipeExpr& expr) {
  const hir::Expr* argument = Infer(*expr.argument);
  const auto* call = ast::As<ast::CallExpr>(expr.call);
  if (!call) {
    if (expr.call->kind != ast::ExprKind::kBadExpr) Infer(*expr.call);
    return NewError(expr.span);
  }
  return InferCall(*call, argument, expr.span);
}

const hir::Expr* Checker::InferCall(const ast::CallExpr& call, const hir::Expr* pipe, Span span) {
  CallSite site{
      .call = call, .callee = InferCallee(*call.callee), .pipe = pipe, .values = {}, .param_names = {}, .given = {}};
  site.values.resize(call.args.size());
  std::unordered_set<std::string_view> seen;
  for (const ast::Property& arg : call.args) {
    site.param_names.emplace_back(arg.name.text);
    // `union(a, a)` lists arguments without names, which is another mistake.
    const bool is_unnamed = !arg.value && !HasParam(site.callee->type, arg.name.text);
    if (!is_unnamed && !arg.name.text.empty() && !seen.insert(arg.name.text).second)
      Report(DiagnosticKind::kDuplicateArgument, arg.name.span, {std::string(arg.name.text)});
  }
  site.result = Fresh();
  switch (types_.Tag(site.callee->type)) {
    case TypeTag::kFunction:
      InferKnownCall(site);
      break;
    case TypeTag::kVariable:
      InferUnknownCall(site);
      break;
    default:
      for (size_t i = 0; i < call.args.size(); ++i) site.values[i] = ArgumentValue(site, i, {});
      site.result = kErrorType;
      if (types_.Tag(site.callee->type) != TypeTag::kError)
        ReportNotAFunction(call, *site.callee);
      else
        ExplainUndefinedCallee(call);
  }
  auto* node = New<hir::Call>(span, site.result);
  node->callee = site.callee;
  node->pipe = pipe;
  std::vector<hir::Arg> args;
  for (size_t i = 0; i < call.args.size(); ++i) args.push_back({Own(call.args[i].name.text), site.values[i]});
  node->args = arena_.CopyArray(args);
  return node;
}

bool Checker::HasParam(TypeId function, std::string_view name) const {
  if (types_.Tag(function) != TypeTag::kFunction) return true;
  return std::ranges::any_of(types_.FunctionOf(function).params,
                             [&](const FunctionParam& param) { return types_.Name(param.name) == name; });
}

const hir::Expr* Checker::InferCallee(const ast::Expr& callee) {
  const auto* name = ast::As<ast::Identifier>(&callee);
  return name ? InferIdentifier(*name, {.is_called = true}) : Infer(callee);
}

void Checker::ReportNotAFunction(const ast::CallExpr& call, const hir::Expr& callee) {
  std::string_view written = file_->source->Text(callee.span);
  const bool is_short = written.size() <= 40 && written.find('\n') == written.npos;
  Diagnostic& diagnostic = Report(DiagnosticKind::kNotAFunction, callee.span,
                                  {is_short ? std::string(written) : CalleeName(*call.callee), Describe(callee.type)});
  const auto* name = ast::As<ast::Identifier>(call.callee);
  const Binding* binding = name ? scopes_.Find(name->name).binding : nullptr;
  if (binding) Relate(diagnostic, *binding, "defined here");
  for (const PackageInterface* package : prelude_)
    if (binding && package->FindExport(name->name)) diagnostic.help = "rename it: it hides a function of that name";
  std::string_view text = file_->source->text();
  text = text.substr(callee.span.end, text.find('(', callee.span.end) - callee.span.end);
  if (diagnostic.help.empty() && text.find('\n') != text.npos)
    diagnostic.help = "a `(` at the start of a line continues the statement above";
}

const hir::Expr* Checker::ArgumentValue(CallSite& site, size_t index, const Hint& hint) {
  if (site.values[index]) return site.values[index];
  const ast::Property& arg = site.call.args[index];
  if (arg.value) return Infer(*arg.value, hint);
  return InferIdentifier(ast::Identifier{{ast::ExprKind::kIdentifier, arg.name.span}, arg.name.text},
                         {.expected = hint.type});
}

// The callee is a parameter whose type is yet unknown: it becomes the function that this call needs.
void Checker::InferUnknownCall(CallSite& site) {
  std::vector<FunctionParam> params;
  if (site.pipe) params.push_back({Mode::kPipe, types_.Intern(""), site.pipe->type});
  for (size_t i = 0; i < site.call.args.size(); ++i) {
    site.values[i] = ArgumentValue(site, i, {});
    params.push_back({Mode::kRequired, types_.Intern(site.call.args[i].name.text), site.values[i]->type});
  }
  if (!Expect(types_.Function(params, site.result), *site.callee)) site.result = kErrorType;
}

// Piped input first, then plain values, then function literals: so a literal's parameters are known when its body is
// looked at. The order has no influence on what is accepted.
void Checker::InferKnownCall(CallSite& site) {
  FunctionParts function = types_.FunctionOf(site.callee->type);
  site.params = function.params;
  site.result = function.result;
  site.given.assign(site.params.size(), false);
  Unifier unifier(types_);
  site.unifier = &unifier;
  ReportUnknownArguments(site);
  PassPipe(site);
  for (bool is_function_literal : {false, true}) {
    for (size_t i = 0; i < site.call.args.size(); ++i)
      if (IsFunctionLiteral(site.call.args[i].value) == is_function_literal) InferArgument(site, i);
    if (is_function_literal) continue;
    for (size_t i = 0; i < site.params.size(); ++i)
      if (!site.given[i] && site.params[i].default_label != kErrorType)
        unifier.Unify(site.params[i].type, site.params[i].default_label);
  }
  ReportMissingArguments(site);
  auto problems = unifier.Finish();
  if (!problems.empty()) {
    ReportMismatch(*site.callee, problems[0]);
    site.has_problem = true;
  }
  // A result that depends on what went wrong would only repeat the mistake further down.
  if (site.has_problem && types_.HasVariables(site.result)) site.result = PoisonedResult(site.result);
  site.unifier = nullptr;
}

// Keeps the outer form of a failed call's result, so that a chain goes on being checked as a chain.
TypeId Checker::PoisonedResult(TypeId result) {
  return types_.Tag(result) == TypeTag::kStream ? types_.Stream(kErrorType) : kErrorType;
}

void Checker::PassPipe(CallSite& site) {
  if (!site.pipe) return;
  for (size_t i = 0; i < site.params.size(); ++i) {
    const FunctionParam& param = site.params[i];
    if (param.mode != Mode::kPipe) continue;
    site.given[i] = true;
    site.unifier->Unify(param.type, site.pipe->type);
    auto problems = site.unifier->TakeProblems();
    if (problems.empty()) return;
    site.has_problem = true;
    // What is also passed by name is reported there.
    if (!site.IsWritten(types_, param)) ReportArgument(site, param, *site.pipe, problems[0], nullptr);
    return;
  }
  site.has_problem = true;
  Diagnostic& diagnostic = Report(DiagnosticKind::kTakesNoPipe, site.callee->span, {CalleeName(*site.call.callee)});
  diagnostic.related.push_back({site.pipe->span, "this is piped into it"});
  for (size_t i = 0; i < site.params.size(); ++i) {
    const FunctionParam& param = site.params[i];
    if (param.mode != Mode::kRequired || site.IsWritten(types_, param)) continue;
    const std::string name(types_.Name(param.name));
    diagnostic.help = "pass the value by name: `" + name + ": …`";
    if (types_.Tag(site.pipe->type) == TypeTag::kStream && types_.Tag(param.type) != TypeTag::kStream)
      diagnostic.help = "apply it to each row: `map(fn: (r) => ({r with _value: " + CalleeName(*site.call.callee) +
                        "(" + name + ": r._value)}))`";
    site.given[i] = true;
    return;
  }
}

void Checker::InferArgument(CallSite& site, size_t index) {
  const ast::Property& arg = site.call.args[index];
  std::optional<size_t> found = site.FindParam(types_, site.param_names[index]);
  if (!found) {
    site.values[index] = ArgumentValue(site, index, {});
    return;
  }
  const FunctionParam& param = site.params[*found];
  if (site.given[*found] && param.mode == Mode::kPipe && site.pipe) {
    Report(DiagnosticKind::kDuplicateArgument, arg.name.span, {std::string(arg.name.text)}).label = "already piped in";
    site.values[index] = ArgumentValue(site, index, {});
    site.has_problem = true;
    return;
  }
  site.given[*found] = true;
  if (IsCallInsteadOfFunction(site, index, param)) {
    site.has_problem = true;
    return;
  }
  Hint hint{.type = param.type};
  TypeTag piped = site.pipe ? types_.Tag(site.pipe->type) : TypeTag::kError;
  if (piped == TypeTag::kStream || piped == TypeTag::kArray) {
    hint.element = types_.Element(site.pipe->type);
    hint.is_stream = piped == TypeTag::kStream;
    hint.origin = site.pipe;
  }
  site.values[index] = ArgumentValue(site, index, hint);
  site.unifier->Unify(param.type, site.values[index]->type);
  auto problems = site.unifier->TakeProblems();
  if (problems.empty()) return;
  site.has_problem = true;
  // A misspelt name has been reported; what it was taken for is only a guess.
  if (site.param_names[index] != arg.name.text) return;
  ReportArgument(site, param, *site.values[index], problems[0], arg.value);
}

// Finds `fn: mean()` where `mean` was meant: the call lacks what only the callee of `fn` would supply.
bool Checker::IsCallInsteadOfFunction(CallSite& site, size_t index, const FunctionParam& param) {
  const ast::Property& arg = site.call.args[index];
  const auto* inner = ast::As<ast::CallExpr>(arg.value);
  if (!inner || types_.Tag(param.type) != TypeTag::kFunction) return false;
  if (inner->callee->kind != ast::ExprKind::kIdentifier && inner->callee->kind != ast::ExprKind::kMemberExpr)
    return false;
  const hir::Expr* callee = Infer(*inner->callee);
  if (types_.Tag(callee->type) != TypeTag::kFunction) return false;
  FunctionParts function = types_.FunctionOf(callee->type);
  TypeTag result = types_.Tag(function.result);
  if (result == TypeTag::kFunction || result == TypeTag::kVariable || result == TypeTag::kError) return false;
  Diagnostic& diagnostic = Report(DiagnosticKind::kCalledInsteadOfPassed, arg.value->span,
                                  {std::string(arg.name.text), CalleeName(*inner->callee) + "(…)"});
  if (inner->args.empty()) {
    diagnostic.args[1] = CalleeName(*inner->callee) + "()";
    diagnostic.help = "remove the parentheses";
    diagnostic.fix = {{{inner->callee->span.end, inner->span.end}, ""}};
  } else {
    const bool is_stage =
        std::ranges::find(function.params, Mode::kPipe, &FunctionParam::mode) != function.params.end();
    diagnostic.help = is_stage ? "wrap it: `(column, tables=<-) => tables |> " + CalleeName(*inner->callee) + "(…)`"
                               : "pass a function such as `(x) => …`";
  }
  site.values[index] = NewError(arg.value->span);
  return true;
}

}  // namespace flux
