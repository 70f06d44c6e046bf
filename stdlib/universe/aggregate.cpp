#include "runtime/plan/specs.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column";

template <plan::AggregateKind kind>
Result<Value> Aggregate(CallContext& context, Args args) {
  const ArgReader in(plan::AggregateName(kind), kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  plan::AggregateSpec spec;
  spec.kind = kind;
  FLUX_TRY(spec.column, in.StringOr(1, "_value"));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

}  // namespace

void RegisterAggregate(Registry& registry) {
  using plan::AggregateKind;
  registry.Add(BuiltinDef{"universe", "count", kParameters, Aggregate<AggregateKind::kCount>});
  registry.Add(BuiltinDef{"universe", "sum", kParameters, Aggregate<AggregateKind::kSum>});
  registry.Add(BuiltinDef{"universe", "mean", kParameters, Aggregate<AggregateKind::kMean>});
  registry.Add(BuiltinDef{"universe", "min", kParameters, Aggregate<AggregateKind::kMin>});
  registry.Add(BuiltinDef{"universe", "max", kParameters, Aggregate<AggregateKind::kMax>});
  registry.Add(BuiltinDef{"universe", "first", kParameters, Aggregate<AggregateKind::kFirst>});
  registry.Add(BuiltinDef{"universe", "last", kParameters, Aggregate<AggregateKind::kLast>});
}

}  // namespace flux::stdlib
