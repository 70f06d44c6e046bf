#include <algorithm>

#include "compiler/opt/move_filter.h"
#include "runtime/plan/specs/duplicate.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/group.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/map.h"
#include "runtime/plan/specs/project.h"
#include "runtime/plan/specs/rename.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/plan/specs/set.h"
#include "runtime/plan/specs/sort.h"
#include "runtime/plan/specs/tail.h"

namespace flux::opt {

namespace {

// Whether the columns of an output table, and their order, follow from those of the input table alone.
bool MapsColumns(const plan::Node& node) {
  return node.As<plan::FilterSpec>() != nullptr || node.As<plan::SortSpec>() != nullptr ||
         node.As<plan::LimitSpec>() != nullptr || node.As<plan::TailSpec>() != nullptr ||
         node.As<plan::ProjectSpec>() != nullptr || node.As<plan::RenameSpec>() != nullptr ||
         node.As<plan::SetSpec>() != nullptr || node.As<plan::DuplicateSpec>() != nullptr ||
         node.As<plan::MapSpec>() != nullptr || node.As<plan::GroupSpec>() != nullptr;
}

// Whether all tables have the same columns, of the same types and in the same order. Sources put columns in an order
// that follows from their names.
bool AreAlike(const plan::NodeRef& stream, RuleContext& context) {
  const plan::StreamSchema& schema = context.facts.Of(stream).schema;
  if (schema.is_open()) return false;
  for (const auto& [name, column] : schema.columns()) {
    if (!column.is_certain || !column.type) return false;
  }
  const plan::Node* at = stream.get();
  while (MapsColumns(*at)) at = at->inputs[0].get();
  const auto* scan = at->As<plan::ScanSpec>();
  return scan != nullptr &&
         std::ranges::all_of(scan->stages, [](const plan::NodeRef& stage) { return MapsColumns(*stage); });
}

}  // namespace

// `group |> filter` becomes `filter |> group`, so that the source can filter and less is grouped.
//
// Grouping neither looks at rows but for the new keys nor changes them, and rows of a new table stay in order. What it
// does to a table depends on the others that get its key in two ways: it gets their columns, and tables whose columns
// are of different types are an error. So the filter moves when all tables are alike: then one that it drops before
// takes no column along and hides no error. The columns that `group` names must be there, as it says which are not.
RuleResult FilterPastGroupRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* group = BelowMovableFilter<plan::GroupSpec>(node, context);
  if (group == nullptr) return nullptr;
  const plan::NodeRef& input = node->inputs[0]->inputs[0];
  const plan::StreamSchema& schema = context.facts.Of(input).schema;
  const auto is_there = [&](const std::string& column) { return schema.MustHave(column); };
  if (!std::ranges::all_of(group->columns, is_there) || !AreAlike(input, context)) return nullptr;
  return MoveFilter(node, [](const expr::Function& conjunct) { return std::optional(conjunct); });
}

}  // namespace flux::opt
