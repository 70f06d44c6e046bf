#include <algorithm>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/sort.h"

namespace flux::opt {

namespace {

bool IsInOrder(const plan::Properties& input, const std::vector<plan::SortColumn>& order) {
  if (input.max_rows && *input.max_rows <= 1) return true;
  return order.size() <= input.row_order.size() && std::equal(order.begin(), order.end(), input.row_order.begin());
}

}  // namespace

// Leaves a sort out of rows that are in its order. Sorting is stable and a row order is one by `sort`'s own comparison
// (nulls first, NaN last, columns that a table lacks and those of its key passed over), so the rows stay where they
// are; tables without rows and all columns pass a sort unchanged. Tables that share a key may have been joined since
// each of them was in order.
RuleResult RedundantSortRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* sort = node->As<plan::SortSpec>();
  if (sort == nullptr || sort->limit || !context.CanLeaveOut(node)) return nullptr;
  const plan::Properties& input = context.FactsOfInput(node).properties;
  if (!input.keys_differ || !IsInOrder(input, context.facts.Of(node).properties.row_order)) return nullptr;
  return node->inputs[0];
}

}  // namespace flux::opt
