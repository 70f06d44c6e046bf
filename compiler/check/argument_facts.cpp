#include "compiler/check/argument_facts.h"

#include <algorithm>

#include "compiler/check/checker.h"
#include "runtime/registry/registry.h"

namespace flux {

namespace {

bool MayBeInstant(TypeTag tag) {
  if (tag == TypeTag::kFunction || tag == TypeTag::kStream || tag == TypeTag::kLabel) return false;
  if (!IsBasic(tag) || tag == TypeTag::kDynamic) return true;
  return tag == TypeTag::kTime || tag == TypeTag::kDuration || tag == TypeTag::kInt;
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

// `(r) => r._value + 1` where a record is wanted.
void CheckRecordMaker(const hir::Arg& arg, std::string_view callee, DiagnosticSink& diagnostics) {
  const auto* function = hir::As<hir::Function>(arg.value);
  if (!function || !IsCertainlyScalar(*function->result) || function->params.empty()) return;
  const Span span = function->result->span;
  Diagnostic& diagnostic = diagnostics.Report(
      DiagnosticKind::kSuspiciousArgument, span,
      {std::string(arg.name), std::string(callee), "a function that gives a record", "one that gives a single value"});
  const std::string row = "({" + std::string(function->params[0].name) + " with _value: ";
  diagnostic.help = "name the column: `" + row + "…})`";
  diagnostic.fix = {{{span.begin, span.begin}, row}, {{span.end, span.end}, "})"}};
}

void CheckInstant(const hir::Arg& arg, std::string_view callee, const TypeStore& types, DiagnosticSink& diagnostics) {
  if (MayBeInstant(types.Tag(arg.value->type))) return;
  AdviseInstant(diagnostics.Report(DiagnosticKind::kSuspiciousArgument, arg.value->span,
                                   {std::string(arg.name), std::string(callee), "a time or a duration",
                                    DescribeType(types, arg.value->type)}),
                *arg.value, types);
}

}  // namespace

void CheckArgumentFacts(const hir::Call& call, const Registry& registry, const TypeStore& types,
                        DiagnosticSink& diagnostics) {
  const auto* callee = hir::As<hir::Global>(call.callee);
  const BuiltinDef* def = callee != nullptr ? registry.FindBuiltin(callee->package, callee->name) : nullptr;
  if (def == nullptr) return;
  const std::vector<std::string_view> instants = SplitNames(def->instants);
  for (const hir::Arg& arg : call.args) {
    if (arg.name == def->record_maker) CheckRecordMaker(arg, callee->name, diagnostics);
    if (std::ranges::find(instants, arg.name) != instants.end()) CheckInstant(arg, callee->name, types, diagnostics);
  }
}

}  // namespace flux
