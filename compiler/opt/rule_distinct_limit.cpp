#include <limits>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/distinct.h"
#include "runtime/plan/specs/limit.h"

namespace flux::opt {

namespace {

// Null unless the input is an operation of this kind that looks at all rows.
template <typename Spec>
plan::NodeRef WithWanted(const plan::LimitSpec& limit, const plan::NodeRef& node) {
  const plan::NodeRef& input = node->inputs[0];
  const auto* spec = input->As<Spec>();
  if (spec == nullptr || spec->wanted) return nullptr;
  Spec first = *spec;
  first.wanted = limit.offset + limit.count;
  return plan::MakeNode(limit, {plan::MakeNode(std::move(first), input->inputs, input->position)}, node->position);
}

}  // namespace

// `distinct` and `unique` of which a limit takes the first rows have enough once they have found these: they come in
// the order in which their values first appear. When others read them, too, they look at all rows.
RuleResult DistinctLimitRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* limit = node->As<plan::LimitSpec>();
  if (limit == nullptr || limit->count == 0 || context.IsShared(node->inputs[0])) return nullptr;
  if (limit->count > std::numeric_limits<size_t>::max() - limit->offset) return nullptr;
  if (plan::NodeRef distinct = WithWanted<plan::DistinctSpec>(*limit, node)) return distinct;
  return WithWanted<plan::UniqueSpec>(*limit, node);
}

}  // namespace flux::opt
