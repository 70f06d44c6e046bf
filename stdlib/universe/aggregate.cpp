#include "runtime/exec/aggregate_states.h"
#include "stdlib/aggregate_builtin.h"
#include "stdlib/families.h"

namespace flux::stdlib {

void RegisterAggregate(Registry& registry) {
  using namespace exec::aggregates;
  AddAggregateBuiltin<kCount>(registry);
  AddAggregateBuiltin<kSum>(registry);
  AddAggregateBuiltin<kMean>(registry);
  AddAggregateBuiltin<kMin>(registry);
  AddAggregateBuiltin<kMax>(registry);
  AddAggregateBuiltin<kFirst>(registry);
  AddAggregateBuiltin<kLast>(registry);
}

}  // namespace flux::stdlib
