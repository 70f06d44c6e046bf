#include "compiler/opt/move_filter.h"
#include "compiler/opt/row_for_row.h"
#include "runtime/plan/specs/project.h"

namespace flux::opt {

// Moves the conjuncts that read kept columns alone in front of `keep` or `drop`.
//
// Legal where no table loses a part of its group key (tables that become alike meet in one, which has the columns of
// all, so none may be missing) and every table keeps a column (without columns there are no rows left to decide about).
// A column that is not kept reads as null behind it, so what reads one stays there.
RuleResult FilterPastProjectRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* project = BelowMovableFilter<plan::ProjectSpec>(node, context);
  if (project == nullptr || !IsRowForRow(*project, node->inputs[0]->inputs[0], context)) return nullptr;
  return MoveFilter(node, [&](const expr::Function& conjunct) {
    return MoveIfReads(conjunct, [&](const std::string& column) { return project->Keeps(column); });
  });
}

}  // namespace flux::opt
