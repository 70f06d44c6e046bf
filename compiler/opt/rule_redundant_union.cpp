#include "compiler/opt/rule.h"
#include "runtime/plan/specs/union.h"

namespace flux::opt {

// Leaves a union of one stream out. It joins tables of one key and sends all in ascending order, also those without
// rows, so there is nothing for it to do when the keys differ and ascend.
RuleResult RedundantUnionRule(const plan::NodeRef& node, RuleContext& context) {
  if (node->As<plan::UnionSpec>() == nullptr || node->inputs.size() != 1) return nullptr;
  const plan::Properties& input = context.FactsOfInput(node).properties;
  return input.tables_ascend && input.keys_differ && context.CanLeaveOut(node) ? node->inputs[0] : nullptr;
}

}  // namespace flux::opt
