#include <algorithm>

#include "compiler/opt/column_kinds.h"
#include "compiler/opt/meeting_tables.h"
#include "compiler/opt/move_filter.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/plan/specs/sort.h"
#include "runtime/plan/specs/tail.h"
#include "runtime/plan/specs/union.h"

namespace flux::opt {

namespace {

// Whether the operation leaves rows out or puts them in another order, and nothing else.
bool ChoosesRows(const plan::Node& node) {
  return node.As<plan::FilterSpec>() != nullptr || node.As<plan::SortSpec>() != nullptr ||
         node.As<plan::LimitSpec>() != nullptr || node.As<plan::TailSpec>() != nullptr;
}

// Whether the tables are series as their source gives them, with fewer rows or in another order: then tables of one key
// have columns of the same names.
bool AreSeries(const plan::NodeRef& stream) {
  const plan::Node* at = stream.get();
  while (ChoosesRows(*at)) at = at->inputs[0].get();
  const auto* scan = at->As<plan::ScanSpec>();
  return scan != nullptr &&
         std::ranges::all_of(scan->stages, [](const plan::NodeRef& stage) { return ChoosesRows(*stage); });
}

}  // namespace

// `union |> filter` becomes a union of filtered streams, so that their sources can filter.
//
// Legal where tables that meet in one have the same columns, of the same types: one that the filter drops before takes
// no column along and hides no error.
RuleResult FilterPastUnionRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* filter = node->As<plan::FilterSpec>();
  if (filter == nullptr || filter->fn.tree == nullptr || filter->keep_empty) return nullptr;
  const plan::NodeRef& streams = node->inputs[0];
  if (streams->As<plan::UnionSpec>() == nullptr || context.IsShared(streams)) return nullptr;
  if (!std::ranges::all_of(streams->inputs, AreSeries) || !MeetInOneType(streams->inputs, context.facts))
    return nullptr;
  auto is_safe = [&](const plan::NodeRef& input) { return IsSafe(*filter->fn.tree, input, context); };
  if (!std::ranges::all_of(streams->inputs, is_safe)) return nullptr;
  plan::Node united = *streams;
  for (plan::NodeRef& input : united.inputs)
    input = MakeFilter(expr::SplitConjuncts(*filter->fn.tree), false, std::move(input), node->position);
  return std::make_shared<const plan::Node>(std::move(united));
}

}  // namespace flux::opt
