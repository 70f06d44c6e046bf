#include "runtime/plan/specs/yield.h"

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables name";

Result<Value> Yield(CallContext& context, Args args) {
  const ArgReader in("yield", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  plan::YieldSpec spec;
  FLUX_TRY(spec.result_name, in.StringOr(1, "_result"));
  const plan::NodeRef node = plan::MakeNode(std::move(spec), {std::move(tables)}, context.position());
  context.AddResult(node);
  return plan::MakeStream(node);
}

}  // namespace

void RegisterYield(Registry& registry) {
  registry.Add(BuiltinDef{
      .package = "universe", .name = "yield", .parameters = kParameters, .fn = Yield, .role = StageRole::kNamesResult});
}

}  // namespace flux::stdlib
