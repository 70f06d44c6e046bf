#include "compiler/opt/rule.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/sort.h"

namespace flux::opt {

// `sort |> count` becomes `count`: how many values there are does not depend on their order, and a sort that keeps all
// rows keeps all tables and columns, too. Other aggregates see the order: sums in their last bits, selectors among
// equal values.
RuleResult SortUnderCountRule(const plan::NodeRef& node, RuleContext&) {
  const auto* aggregate = node->As<plan::AggregateSpec>();
  if (aggregate == nullptr || !aggregate->fn->ignores_order) return nullptr;
  const auto* sort = node->inputs[0]->As<plan::SortSpec>();
  if (sort == nullptr || sort->limit || sort->drops_empty) return nullptr;
  plan::Node count = *node;
  count.inputs = node->inputs[0]->inputs;
  return std::make_shared<const plan::Node>(std::move(count));
}

}  // namespace flux::opt
