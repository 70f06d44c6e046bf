#include "runtime/exec/aggregate_states.h"
#include "stdlib/aggregate_builtin.h"
#include "stdlib/families.h"

namespace flux::stdlib {

void RegisterAggregate(Registry& registry) {
  using namespace exec::aggregates;
  AddAggregateBuiltins<kCount>(registry);
  AddAggregateBuiltins<kSum>(registry);
  AddAggregateBuiltins<kMean>(registry);
  AddAggregateBuiltins<kMin>(registry);
  AddAggregateBuiltins<kMax>(registry);
  AddAggregateBuiltins<kFirst>(registry);
  AddAggregateBuiltins<kLast>(registry);
}

}  // namespace flux::stdlib
