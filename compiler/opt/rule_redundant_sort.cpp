#include "compiler/opt/rule.h"
#include "runtime/plan/specs/sort.h"

namespace flux::opt {

// Leaves a sort out of rows that are in its order. Sorting is stable and a row order is one by `sort`'s own comparison
// (nulls first, NaN last, columns that a table lacks and those of its key passed over), so the rows stay where they
// are; tables without rows and all columns pass a sort unchanged. Tables that share a key may have been joined since
// each of them was in order.
RuleResult RedundantSortRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* sort = node->As<plan::SortSpec>();
  if (sort == nullptr || sort->limit || !context.CanLeaveOut(node)) return nullptr;
  const plan::Properties& input = context.FactsOfInput(node).properties;
  const bool is_one_row = input.max_rows && *input.max_rows <= 1;
  const bool is_in_order = is_one_row || input.HasRowOrder(context.facts.Of(node).properties.row_order);
  if (!input.keys_differ || !is_in_order) return nullptr;
  return node->inputs[0];
}

}  // namespace flux::opt
