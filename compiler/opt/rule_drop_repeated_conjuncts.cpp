#include <algorithm>
#include <set>

#include "compiler/opt/function_identity.h"
#include "compiler/opt/rule.h"
#include "runtime/plan/specs/filter.h"

namespace flux::opt {

// A conjunct that was there before is left out.
//
// Legal whatever it is, as long as it gives the same each time (calls may not): where the first one is false or fails,
// the second is not reached; where it is null, the predicate is null or false with the second as without it.
RuleResult DropRepeatedConjunctsRule(const plan::NodeRef& node, RuleContext&) {
  const auto* filter = node->As<plan::FilterSpec>();
  if (filter == nullptr || filter->fn.tree == nullptr) return nullptr;
  // A let is evaluated once, before all conjuncts.
  if (std::ranges::count(filter->fn.tree->nodes, expr::NodeKind::kLet, &expr::Node::kind) > 0) return nullptr;
  std::set<std::string> seen;
  std::vector<expr::Function> kept;
  bool is_changed = false;
  for (expr::Function& conjunct : expr::SplitConjuncts(*filter->fn.tree)) {
    std::optional<std::string> identity = IdentityOf(conjunct);
    if (identity && !seen.insert(*std::move(identity)).second) {
      is_changed = true;
    } else {
      kept.push_back(std::move(conjunct));
    }
  }
  if (!is_changed) return nullptr;
  return plan::MakeNode(plan::WithConjuncts(*filter, kept), node->inputs, node->position);
}

}  // namespace flux::opt
