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
  if (!IsBasic(tag) || tag == TypeTag::kDynamic) return true;
  for (TypeTag allowed : fact.allowed)
    if (allowed == tag) return true;
  return false;
}

}  // namespace

void CheckArgumentFacts(const hir::Call& call, const TypeStore& types, DiagnosticSink& diagnostics) {
  const auto* callee = hir::As<hir::Global>(call.callee);
  if (!callee) return;
  for (const Fact& fact : kFacts) {
    if (fact.function != callee->name || fact.package != callee->package) continue;
    for (const hir::Arg& arg : call.args) {
      if (arg.name != fact.parameter || IsAllowed(fact, types.Tag(arg.value->type))) continue;
      Diagnostic& diagnostic =
          diagnostics.Report(DiagnosticKind::kSuspiciousArgument, arg.value->span,
                             {std::string(arg.name), std::string(callee->name), std::string(fact.description),
                              DescribeType(types, arg.value->type)});
      const auto* text = hir::As<hir::String>(arg.value);
      if (!text || text->value.empty()) continue;
      std::string_view digits = text->value.starts_with("-") ? text->value.substr(1) : text->value;
      if (!ParseDuration(digits) && !ParseTime(text->value)) continue;
      diagnostic.help = "write `" + std::string(text->value) + "` without quotes";
      diagnostic.fix = {{arg.value->span, std::string(text->value)}};
    }
  }
}

}  // namespace flux
