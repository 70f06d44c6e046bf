#include "compiler/opt/rule.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/sort.h"

namespace flux::opt {

// A sort of which a limit reads the first rows orders only those. The rows kept are the first ones of the stable order,
// so they are the same; what becomes of tables without rows is said by the limit and goes along. A sort that others
// read, too, runs once for all of them and stays whole.
RuleResult SortLimitRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* limit = node->As<plan::LimitSpec>();
  if (limit == nullptr) return nullptr;
  const plan::NodeRef& input = node->inputs[0];
  const auto* sort = input->As<plan::SortSpec>();
  if (sort == nullptr || sort->limit || context.IsShared(input)) return nullptr;
  plan::SortSpec first = *sort;
  first.limit = limit->offset + limit->count;
  first.drops_empty = limit->drops_empty;
  plan::NodeRef sorted = plan::MakeNode(std::move(first), input->inputs, input->position);
  if (limit->offset == 0) return sorted;
  return plan::MakeNode(*limit, {std::move(sorted)}, node->position);
}

}  // namespace flux::opt
