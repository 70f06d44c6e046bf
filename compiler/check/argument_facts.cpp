#include "compiler/check/argument_facts.h"

#include "compiler/check/checker.h"

namespace flux {

namespace {

struct Fact {
  std::string_view package, function, parameter;
  std::initializer_list<TypeTag> allowed;
  std::string_view description;
};

constexpr std::initializer_list<TypeTag> kInstants = {TypeTag::kTime, TypeTag::kDuration, TypeTag::kInt};

constexpr Fact kFacts[] = {
    {"universe", "range", "start", kInstants, "a time or a duration"},
    {"universe", "range", "stop", kInstants, "a time or a duration"},
};

bool IsAllowed(const Fact& fact, TypeTag tag) {
  if (tag == TypeTag::kFunction || tag == TypeTag::kStream) return false;
  if (!IsBasic(tag) || tag == TypeTag::kDynamic) return true;
  for (TypeTag allowed : fact.allowed)
    if (allowed == tag) return true;
  return false;
}

const hir::Expr* FindArg(const hir::Call& call, std::string_view name) {
  for (const hir::Arg& arg : call.args)
    if (arg.name == name) return arg.value;
  return nullptr;
}

// Says how to write what was meant, if that is clear.
void AdviseInstant(Diagnostic& diagnostic, const hir::Expr& value, const TypeStore& types) {
  const auto* function = hir::As<hir::Global>(&value);
  if (function && types.Tag(function->type) == TypeTag::kFunction) {
    diagnostic.help = "call the function: `" + std::string(function->name) + "()`";
    diagnostic.fix = {{{function->span.end, function->span.end}, "()"}};
  }
  const auto* text = hir::As<hir::String>(&value);
  if (!text || text->value.empty()) return;
  std::string_view digits = text->value.starts_with("-") ? text->value.substr(1) : text->value;
  if (!ParseDuration(digits) && !ParseTime(text->value)) return;
  diagnostic.help = "write `" + std::string(text->value) + "` without quotes";
  diagnostic.fix = {{value.span, std::string(text->value)}};
}

// What operators and literals give is no record, whatever they work on.
bool IsCertainlyScalar(const hir::Expr& expr) {
  switch (expr.kind) {
    case hir::ExprKind::kInt:
    case hir::ExprKind::kFloat:
    case hir::ExprKind::kString:
    case hir::ExprKind::kDuration:
    case hir::ExprKind::kTime:
    case hir::ExprKind::kRegexp:
    case hir::ExprKind::kUnary:
    case hir::ExprKind::kBinary:
    case hir::ExprKind::kLogical:
    case hir::ExprKind::kInterpolate:
      return true;
    default:
      return false;
  }
}

void CheckMap(const hir::Call& call, DiagnosticSink& diagnostics) {
  const auto* function = hir::As<hir::Function>(FindArg(call, "fn"));
  if (!function || !IsCertainlyScalar(*function->result) || function->params.empty()) return;
  const Span span = function->result->span;
  Diagnostic& diagnostic =
      diagnostics.Report(DiagnosticKind::kSuspiciousArgument, span,
                         {"fn", "map", "a function that gives a record", "one that gives a single value"});
  const std::string row = "({" + std::string(function->params[0].name) + " with _value: ";
  diagnostic.help = "name the column: `" + row + "…})`";
  diagnostic.fix = {{{span.begin, span.begin}, row}, {{span.end, span.end}, "})"}};
}

}  // namespace

void CheckArgumentFacts(const hir::Call& call, const TypeStore& types, DiagnosticSink& diagnostics) {
  const auto* callee = hir::As<hir::Global>(call.callee);
  if (!callee) return;
  if (callee->package == "universe" && callee->name == "map") CheckMap(call, diagnostics);
  for (const Fact& fact : kFacts) {
    if (fact.function != callee->name || fact.package != callee->package) continue;
    const hir::Expr* value = FindArg(call, fact.parameter);
    if (!value || IsAllowed(fact, types.Tag(value->type))) continue;
    AdviseInstant(diagnostics.Report(DiagnosticKind::kSuspiciousArgument, value->span,
                                     {std::string(fact.parameter), std::string(callee->name),
                                      std::string(fact.description), DescribeType(types, value->type)}),
                  *value, types);
  }
}

}  // namespace flux
