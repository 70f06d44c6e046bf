#include <algorithm>

#include "compiler/opt/move_filter.h"
#include "runtime/plan/specs/project.h"

namespace flux::opt {

namespace {

// Whether all tables keep their group keys whole.
bool KeepsKeys(const plan::ProjectSpec& spec, const plan::Properties& input) {
  if (input.key) return std::ranges::all_of(*input.key, [&](const std::string& column) { return spec.Keeps(column); });
  return !spec.is_keep &&
         std::ranges::all_of(spec.columns, [&](const std::string& column) { return input.IsOutsideKey(column); });
}

// Whether all tables keep a column at all.
bool KeepsSome(const plan::ProjectSpec& spec, const plan::StreamSchema& input) {
  return std::ranges::any_of(input.columns(),
                             [&](const auto& entry) { return entry.second.is_certain && spec.Keeps(entry.first); });
}

}  // namespace

// Moves the conjuncts that read kept columns alone in front of `keep` or `drop`.
//
// Legal where no table loses a part of its group key (tables that become alike meet in one, which has the columns of
// all, so none may be missing) and every table keeps a column (without columns there are no rows left to decide about).
// A column that is not kept reads as null behind it, so what reads one stays there.
RuleResult FilterPastProjectRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* project = BelowMovableFilter<plan::ProjectSpec>(node, context);
  if (project == nullptr || project->fn) return nullptr;
  const plan::StreamFacts& input = context.facts.Of(node->inputs[0]->inputs[0]);
  if (!KeepsKeys(*project, input.properties) || !KeepsSome(*project, input.schema)) return nullptr;
  return MoveFilter(node, [&](const expr::Function& conjunct) {
    return MoveIfReads(conjunct, [&](const std::string& column) { return project->Keeps(column); });
  });
}

}  // namespace flux::opt
