#include "compiler/opt/move_filter.h"
#include "runtime/plan/specs/set.h"

namespace flux::opt {

// Moves the conjuncts that do not read the column that `set` writes in front of it.
//
// Legal where that column is in no group key: then `set` changes nothing but the column, table by table, and cannot
// fail. In a key it may make tables meet, and one of them would be missing.
RuleResult FilterPastSetRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* set = BelowMovableFilter<plan::SetSpec>(node, context);
  if (set == nullptr) return nullptr;
  if (!context.facts.Of(node->inputs[0]->inputs[0]).properties.IsOutsideKey(set->column)) return nullptr;
  return MoveFilter(node, [&](const expr::Function& conjunct) {
    return MoveIfReads(conjunct, [&](const std::string& column) { return column != set->column; });
  });
}

}  // namespace flux::opt
