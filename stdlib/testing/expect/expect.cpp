#include "runtime/plan/specs/expect_planner.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "rules";

Result<Value> Planner(CallContext& context, Args args) {
  const ArgReader in("expect.planner", kParameters, args);
  if (in[0].is_null() || in[0].kind() != ValueKind::kDict)
    return in.Invalid(0, "must be a dictionary, found " + DescribeKind(in[0]));
  plan::ExpectPlannerSpec spec;
  for (const auto& [rule, count] : in[0].AsDict().entries) {
    if (rule.is_null() || count.is_null() || rule.kind() != ValueKind::kString || count.kind() != ValueKind::kInt)
      return in.Invalid(0, "must hold an int for each name of a rule");
    if (count.AsInt() < 0)
      return in.Invalid(0, "must not hold negative numbers, found " + std::to_string(count.AsInt()));
    spec.applications.emplace(rule.AsString(), count.AsInt());
  }
  context.AddResult(plan::MakeNode(std::move(spec), {}, context.position()));
  return MakeRecord({});
}

}  // namespace

void RegisterExpect(Registry& registry) { registry.Add(BuiltinDef{"testing/expect", "planner", kParameters, Planner}); }

}  // namespace flux::stdlib
