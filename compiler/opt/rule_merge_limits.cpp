#include <algorithm>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/tail.h"

namespace flux::opt {

namespace {

// Only when both ask for rows and the second does not skip all that the first one leaves: otherwise which tables stay
// without rows depends on both.
plan::NodeRef MergedLimits(const plan::LimitSpec& first, const plan::LimitSpec& second, const plan::NodeRef& node) {
  if (second.count == 0 || first.count <= second.offset) return nullptr;
  plan::LimitSpec merged;
  merged.offset = first.offset + second.offset;
  merged.count = std::min(first.count - second.offset, second.count);
  merged.drops_empty = first.drops_empty || second.drops_empty;
  return plan::MakeNode(std::move(merged), node->inputs[0]->inputs, node->position);
}

plan::NodeRef MergedTails(const plan::TailSpec& first, const plan::TailSpec& second, const plan::NodeRef& node) {
  plan::TailSpec merged;
  merged.offset = first.offset + second.offset;
  merged.count = std::min(first.count - std::min(first.count, second.offset), second.count);
  return plan::MakeNode(std::move(merged), node->inputs[0]->inputs, node->position);
}

}  // namespace

// Two limits, or two tails, that follow each other become one. Both take a run of rows by its distance from the same
// end, so a run of a run is one, too. Tails keep every table; limits drop those of which the offset skips all rows,
// which the sum of both offsets does as well. A limit behind a tail counts from the other end: where the run begins
// depends on the number of rows, and no single step says that.
RuleResult MergeLimitsRule(const plan::NodeRef& node, RuleContext& context) {
  if (node->inputs.size() != 1 || context.IsShared(node->inputs[0])) return nullptr;
  const plan::Node& input = *node->inputs[0];
  const auto* limit = node->As<plan::LimitSpec>();
  const auto* first_limit = input.As<plan::LimitSpec>();
  if (limit != nullptr && first_limit != nullptr) return MergedLimits(*first_limit, *limit, node);
  const auto* tail = node->As<plan::TailSpec>();
  const auto* first_tail = input.As<plan::TailSpec>();
  if (tail != nullptr && first_tail != nullptr) return MergedTails(*first_tail, *tail, node);
  return nullptr;
}

}  // namespace flux::opt
