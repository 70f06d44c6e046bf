#include "compiler/opt/limited_inputs.h"

#include <algorithm>
#include <limits>

#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/tail.h"

namespace flux::opt {

namespace {

// How many rows of a table, from the end at which it counts, the operation looks at. Zero: it asks for none.
template <typename Spec>
size_t ReachOf(const Spec& spec) {
  if (spec.count == 0) return 0;
  return spec.count > std::numeric_limits<size_t>::max() - spec.offset ? std::numeric_limits<size_t>::max()
                                                                       : spec.offset + spec.count;
}

// Null when no input has tables that may be larger.
template <typename Spec>
plan::NodeRef Limited(const Spec& spec, const plan::NodeRef& node, RuleContext& context) {
  const size_t reach = ReachOf(spec);
  if (reach == 0) return nullptr;
  plan::Node joined = *node->inputs[0];
  bool is_changed = false;
  for (plan::NodeRef& input : joined.inputs) {
    const std::optional<uint64_t> max_rows = context.facts.Of(input).properties.max_rows;
    if (max_rows && *max_rows <= reach) continue;
    Spec first;
    first.count = reach;
    input = plan::MakeNode(std::move(first), {std::move(input)}, node->position);
    is_changed = true;
  }
  if (!is_changed) return nullptr;
  return plan::MakeNode(spec, {std::make_shared<const plan::Node>(std::move(joined))}, node->position);
}

}  // namespace

plan::NodeRef OnLimitedInputs(const plan::NodeRef& node, RuleContext& context) {
  if (context.IsShared(node->inputs[0])) return nullptr;
  if (const auto* limit = node->As<plan::LimitSpec>()) return Limited(*limit, node, context);
  if (const auto* tail = node->As<plan::TailSpec>()) return Limited(*tail, node, context);
  return nullptr;
}

}  // namespace flux::opt
