#include <algorithm>

#include "compiler/opt/read.h"
#include "compiler/opt/rule.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/group.h"

namespace flux::opt {

namespace {

constexpr std::string_view kValue = "_value";

// Whether the new keys have the column.
bool TakesIntoKey(const plan::GroupSpec& group, std::string_view column) {
  const bool is_named = std::ranges::find(group.columns, column) != group.columns.end();
  return is_named == (group.mode != plan::GroupSpec::Mode::kExcept);
}

}  // namespace

// `group |> count` of a read needs no common type of the values: `group` is told that they are only counted.
//
// Like AbsentTagRule it says what a script means, so it comes first and is always on. A `group` that has other readers
// as well stays as it is: for them the values must be of one type.
RuleResult CountOfGroupsRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* aggregate = node->As<plan::AggregateSpec>();
  if (aggregate == nullptr || aggregate->fn->statistic != plan::Statistic::kCount || aggregate->column != kValue)
    return nullptr;
  const plan::NodeRef& grouped = node->inputs[0];
  const auto* group = grouped->As<plan::GroupSpec>();
  if (group == nullptr || !group->counted.empty() || TakesIntoKey(*group, kValue)) return nullptr;
  if (context.IsShared(grouped) || !IsRead(*grouped->inputs[0])) return nullptr;
  plan::GroupSpec counted = *group;
  counted.counted = kValue;
  return plan::MakeNode(*aggregate, {plan::MakeNode(std::move(counted), grouped->inputs, grouped->position)},
                        node->position);
}

}  // namespace flux::opt
