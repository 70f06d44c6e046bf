#include "compiler/opt/rule.h"
#include "runtime/plan/specs/table_fill.h"

namespace flux::opt {

// Leaves a `table.fill` out of tables that have rows, such as those of another one, for only tables without get any.
RuleResult RedundantTableFillRule(const plan::NodeRef& node, RuleContext& context) {
  if (node->As<plan::TableFillSpec>() == nullptr || !context.CanLeaveOut(node)) return nullptr;
  return context.FactsOfInput(node).properties.has_rows ? node->inputs[0] : nullptr;
}

}  // namespace flux::opt
