#include "compiler/opt/move_filter.h"
#include "runtime/plan/specs/sort.h"

namespace flux::opt {

// `sort |> filter` becomes `filter |> sort`, which has less to sort.
//
// Legal because sorting is stable, cannot fail, works table by table and changes no row. A sort that keeps only the
// first rows would keep others.
RuleResult FilterPastSortRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* sort = BelowMovableFilter<plan::SortSpec>(node, context);
  if (sort == nullptr || sort->limit) return nullptr;
  return MoveFilter(node, [](const expr::Function& conjunct) { return std::optional(conjunct); });
}

}  // namespace flux::opt
