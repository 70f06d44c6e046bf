#include "runtime/plan/specs/aggregate.h"

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column";
constexpr std::string_view kExperimentalParameters = "tables";

template <plan::AggregateKind kind>
Result<Value> Aggregate(CallContext& context, Args args) {
  const ArgReader in(plan::AggregateName(kind), kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  plan::AggregateSpec spec;
  spec.kind = kind;
  FLUX_TRY(spec.column, in.StringOr(1, "_value"));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

template <plan::AggregateKind kind>
Result<Value> ExperimentalAggregate(CallContext& context, Args args) {
  return Forward(Aggregate<kind>, kParameters, context, kExperimentalParameters, args);
}

// The functions of package `experimental` differ in their types only.
template <plan::AggregateKind kind>
void Register(Registry& registry) {
  const std::string_view name = plan::AggregateName(kind);
  registry.Add(BuiltinDef{"universe", name, kParameters, Aggregate<kind>});
  registry.Add(BuiltinDef{"experimental", name, kExperimentalParameters, ExperimentalAggregate<kind>});
}

}  // namespace

void RegisterAggregate(Registry& registry) {
  using plan::AggregateKind;
  Register<AggregateKind::kCount>(registry);
  Register<AggregateKind::kSum>(registry);
  Register<AggregateKind::kMean>(registry);
  Register<AggregateKind::kMin>(registry);
  Register<AggregateKind::kMax>(registry);
  Register<AggregateKind::kFirst>(registry);
  Register<AggregateKind::kLast>(registry);
}

}  // namespace flux::stdlib
