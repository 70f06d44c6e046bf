#include "compiler/opt/rule.h"
#include "runtime/plan/specs/group_aggregate.h"

namespace flux::opt {

// Joins an aggregate to the `group` whose tables it alone reads: rows then go into the states of their groups at once,
// in the same order, and no group is ever kept as a table.
RuleResult FuseGroupAggregateRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* aggregate = node->As<plan::AggregateSpec>();
  if (aggregate == nullptr) return nullptr;
  const plan::NodeRef& grouped = node->inputs[0];
  const auto* group = grouped->As<plan::GroupSpec>();
  if (group == nullptr || context.IsShared(grouped)) return nullptr;
  plan::GroupAggregateSpec spec;
  spec.group = *group;
  spec.group_position = grouped->position;
  spec.aggregate = *aggregate;
  return plan::MakeNode(std::move(spec), grouped->inputs, node->position);
}

}  // namespace flux::opt
