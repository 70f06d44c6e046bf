#include "compiler/opt/move_filter.h"
#include "compiler/opt/row_for_row.h"
#include "runtime/plan/map_columns.h"
#include "runtime/plan/specs/map.h"

namespace flux::opt {

// Moves the conjuncts that read columns which the map carries over unchanged in front of it.
//
// Legal where nothing is lost when the map does not see the rows that the filter drops: it fails in no row, and rows
// stay in their tables. It drops empty tables as the filter does.
RuleResult FilterPastMapRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* map = BelowMovableFilter<plan::MapSpec>(node, context);
  if (map == nullptr || !IsRowForRow(*map, node->inputs[0]->inputs[0], context)) return nullptr;
  return MoveFilter(node, [&](const expr::Function& conjunct) {
    return MoveIfReads(conjunct, [&](const std::string& column) { return plan::PreservesColumn(map->fn, column); });
  });
}

}  // namespace flux::opt
