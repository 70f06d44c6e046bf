#include "compiler/opt/rule.h"
#include "runtime/plan/specs/limit.h"

namespace flux::opt {

// Leaves a limit out of tables that have no more rows than it keeps. Without an offset it keeps all of theirs, and
// tables without rows stay unless it drops those; asking for no rows is left alone. Tables that share a key may have
// been joined since their rows were counted.
RuleResult RedundantLimitRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* limit = node->As<plan::LimitSpec>();
  if (limit == nullptr || limit->offset > 0 || limit->count == 0 || !context.CanLeaveOut(node)) return nullptr;
  const plan::Properties& input = context.FactsOfInput(node).properties;
  if (!input.keys_differ || !input.max_rows || *input.max_rows > limit->count) return nullptr;
  if (limit->drops_empty && !input.has_rows) return nullptr;
  return node->inputs[0];
}

}  // namespace flux::opt
