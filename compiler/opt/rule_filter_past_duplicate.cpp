#include "compiler/opt/move_filter.h"
#include "runtime/plan/specs/duplicate.h"

namespace flux::opt {

// `duplicate |> filter` becomes `filter |> duplicate`; a conjunct that reads the copy reads its source instead.
//
// Legal where every table has the column that is copied (else `duplicate` fails, even for tables that the filter would
// empty) and the copy is in no group key (else tables may meet, and one of them would be missing).
RuleResult FilterPastDuplicateRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* duplicate = BelowMovableFilter<plan::DuplicateSpec>(node, context);
  if (duplicate == nullptr) return nullptr;
  const plan::StreamFacts& input = context.facts.Of(node->inputs[0]->inputs[0]);
  if (!input.schema.MustHave(duplicate->column) || !input.properties.IsOutsideKey(duplicate->as)) return nullptr;
  return MoveFilter(node, [&](const expr::Function& conjunct) {
    return std::optional(WithColumns(
        conjunct, [&](const std::string& column) { return column == duplicate->as ? duplicate->column : column; }));
  });
}

}  // namespace flux::opt
