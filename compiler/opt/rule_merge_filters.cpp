#include "compiler/opt/column_kinds.h"
#include "compiler/opt/move_filter.h"

namespace flux::opt {

// Makes one filter of two that follow each other, so that the source is offered the conjuncts of both.
//
// Legal because a row passes both exactly when it passes their conjunction, null being as good as false. What the first
// filter drops the second one does not see, but the conjunction looks at where the first is null; so neither may be
// able to fail. Filters that treat empty tables differently stay apart: an earlier one may drop what a later one would
// keep.
RuleResult MergeFiltersRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* second = node->As<plan::FilterSpec>();
  if (second == nullptr || second->fn.tree == nullptr) return nullptr;
  const plan::NodeRef& below = node->inputs[0];
  const auto* first = below->As<plan::FilterSpec>();
  if (first == nullptr || first->fn.tree == nullptr || first->keep_empty != second->keep_empty) return nullptr;
  const plan::NodeRef& input = below->inputs[0];
  if (context.IsShared(below) || !IsSafe(*first->fn.tree, input, context) || !IsSafe(*second->fn.tree, input, context))
    return nullptr;
  std::vector<expr::Function> conjuncts = expr::SplitConjuncts(*first->fn.tree);
  for (expr::Function& conjunct : expr::SplitConjuncts(*second->fn.tree)) conjuncts.push_back(std::move(conjunct));
  return MakeFilter(conjuncts, first->keep_empty, input, below->position);
}

}  // namespace flux::opt
