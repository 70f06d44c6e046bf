#include <algorithm>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/sort.h"

namespace flux::opt {

// Leaves a sort out of rows that are in its order. Sorting is stable and a row order is one by `sort`'s own comparison
// (nulls first, NaN last, columns that a table lacks and those of its key passed over), so the rows stay where they
// are; tables without rows and all columns pass a sort unchanged. Tables that share a key may have been joined since
// each of them was in order. One that names a column which no table may have stays: the user is told of it when it
// runs.
RuleResult RedundantSortRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* sort = node->As<plan::SortSpec>();
  if (sort == nullptr || sort->limit || !context.CanLeaveOut(node)) return nullptr;
  const auto& [schema, input] = context.FactsOfInput(node);
  const bool are_there =
      std::ranges::all_of(sort->columns, [&](const std::string& column) { return schema.MustHave(column); });
  const bool is_one_row = input.max_rows && *input.max_rows <= 1;
  const bool is_in_order = is_one_row || input.HasRowOrder(context.facts.Of(node).properties.row_order);
  if (!input.keys_differ || !is_in_order || !are_there) return nullptr;
  return node->inputs[0];
}

}  // namespace flux::opt
