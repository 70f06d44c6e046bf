#include <algorithm>

#include "compiler/opt/column_kinds.h"
#include "compiler/opt/move_filter.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/join.h"

namespace flux::opt {

namespace {

// Whether the conjunct reads columns alone that both sides have in common, and fails on neither of them.
bool HoldsOnBothSides(const expr::Function& conjunct, const plan::Node& join, RuleContext& context) {
  const auto& on = join.As<plan::JoinSpec>()->on;
  const bool is_common = MoveIfReads(conjunct, [&](const std::string& column) {
                           return std::ranges::binary_search(on, column);
                         }).has_value();
  return is_common &&
         std::ranges::all_of(join.inputs, [&](const plan::NodeRef& side) { return IsSafe(conjunct, side, context); });
}

}  // namespace

// Moves the conjuncts that read columns which rows are joined on to both sides of the join.
//
// Legal because rows that belong together are equal there: a conjunct drops both or none. Those behind one that may
// fail stay, for it would see fewer rows.
RuleResult FilterPastJoinRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* filter = node->As<plan::FilterSpec>();
  if (filter == nullptr || filter->fn.tree == nullptr || filter->keep_empty) return nullptr;
  const plan::NodeRef& join = node->inputs[0];
  if (join->As<plan::JoinSpec>() == nullptr || context.IsShared(join)) return nullptr;
  std::vector<expr::Function> moved, rest;
  bool may_move = true;
  for (expr::Function& conjunct : expr::SplitConjuncts(*filter->fn.tree)) {
    const bool moves = may_move && HoldsOnBothSides(conjunct, *join, context);
    if (!moves) may_move = may_move && IsSafe(conjunct, join, context);
    (moves ? moved : rest).push_back(std::move(conjunct));
  }
  if (moved.empty()) return nullptr;
  plan::Node joined = *join;
  for (plan::NodeRef& side : joined.inputs) side = MakeFilter(moved, false, std::move(side), node->position);
  auto above = std::make_shared<const plan::Node>(std::move(joined));
  return rest.empty() ? above : MakeFilter(rest, false, std::move(above), node->position);
}

}  // namespace flux::opt
