#include "compiler/opt/verify.h"

#include <map>
#include <set>

#include "compiler/opt/effects.h"
#include "compiler/opt/meeting_tables.h"
#include "fmt/format.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/group.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/plan/specs/union.h"

namespace flux::opt {

namespace {

// Names a column of which the two schemas cannot both be right; empty when they can.
std::string Contradiction(const plan::StreamSchema& before, const plan::StreamSchema& after) {
  for (const auto& [name, column] : after.columns()) {
    if (column.is_certain && !before.MayHave(name)) return fmt::format("gets column `{}`", name);
  }
  for (const auto& [name, column] : before.columns()) {
    if (column.is_certain && !after.MayHave(name)) return fmt::format("loses column `{}`", name);
    const auto* known = after.Find(name);
    if (known != nullptr && known->type && column.type && known->type != column.type)
      return fmt::format("has column `{}` of type {} instead of {}", name, ColumnTypeName(*known->type),
                         ColumnTypeName(*column.type));
  }
  return {};
}

using Conjuncts = std::set<std::string>;

void AddConjuncts(const plan::Node& node, Conjuncts& conjuncts) {
  std::vector<expr::Function> parts;
  if (const auto* filter = node.As<plan::FilterSpec>(); filter != nullptr && filter->fn.tree != nullptr)
    parts = expr::SplitConjuncts(*filter->fn.tree);
  if (const auto* scan = node.As<plan::ScanSpec>()) parts = scan->Predicates();
  for (const expr::Function& part : parts) conjuncts.insert(expr::ToText(part));
}

// Where the conjuncts of a plan are: above and below the operations that make one table of several.
class PlacesOfConjuncts {
 public:
  struct Place {
    plan::NodeRef node;
    Conjuncts above, below;
  };

  explicit PlacesOfConjuncts(std::span<const plan::NodeRef> roots) {
    for (const plan::NodeRef& root : roots) Visit(root, {});
  }
  const std::map<const plan::Spec*, Place>& places() const { return places_; }

 private:
  // Gives the conjuncts of the node and below.
  Conjuncts Visit(const plan::NodeRef& node, Conjuncts above) {
    const bool joins_tables = node->As<plan::UnionSpec>() != nullptr || node->As<plan::GroupSpec>() != nullptr;
    if (joins_tables) places_[node->spec.get()].above.insert(above.begin(), above.end());
    if (const auto known = below_.find(node.get()); known != below_.end()) return known->second;
    AddConjuncts(*node, above);
    Conjuncts below;
    for (const plan::NodeRef& input : node->inputs) below.merge(Visit(input, above));
    if (joins_tables) {
      places_[node->spec.get()].node = node;
      places_[node->spec.get()].below = below;
    }
    AddConjuncts(*node, below);
    return below_.emplace(node.get(), std::move(below)).first->second;
  }

  std::map<const plan::Spec*, Place> places_;
  std::map<const plan::Node*, Conjuncts> below_;
};

// Names a conjunct that was moved past an operation that joins tables although a table that it drops may have a column
// of another type than those that the table would meet, which is an error; empty when there is none.
std::string HidesCollision(std::span<const plan::NodeRef> before, std::span<const plan::NodeRef> after,
                           PlanFacts& facts) {
  const PlacesOfConjuncts old_places(before), new_places(after);
  for (const auto& [spec, now] : new_places.places()) {
    const auto found = old_places.places().find(spec);
    if (found == old_places.places().end()) continue;
    const PlacesOfConjuncts::Place& was = found->second;
    const std::span<const plan::NodeRef> inputs = was.node->inputs;
    for (const std::string& conjunct : now.below) {
      if (was.below.contains(conjunct) || !was.above.contains(conjunct)) continue;
      const bool is_safe = inputs.size() == 1 ? HaveOneType(inputs, facts) : MeetInOneType(inputs, facts);
      if (!is_safe) return conjunct;
    }
  }
  return {};
}

}  // namespace

Status VerifyRewrite(std::string_view rule, std::span<const plan::NodeRef> before, std::span<const plan::NodeRef> after,
                     PlanFacts& facts, const Registry& registry) {
  auto wrong = [rule](size_t root, std::string_view what) {
    return Fail(ErrorCode::kInternal, fmt::format("after {} result {} {}", rule, root + 1, what));
  };
  for (size_t i = 0; i < before.size(); ++i) {
    if (before[i] == after[i]) continue;
    const std::string columns = Contradiction(facts.Of(before[i]).schema, facts.Of(after[i]).schema);
    if (!columns.empty()) return wrong(i, columns);
    const std::string weaker = facts.Of(after[i]).properties.WhatIsWeaker(facts.Of(before[i]).properties);
    if (!weaker.empty()) return wrong(i, fmt::format("has lost its {}", weaker));
  }
  const std::string hidden = HidesCollision(before, after, facts);
  if (!hidden.empty())
    return Fail(ErrorCode::kInternal,
                fmt::format("{} moves `{}` to where it may hide that types of columns differ", rule, hidden));
  if (EffectsOf(before, registry) != EffectsOf(after, registry)) {
    return Fail(ErrorCode::kInternal, fmt::format("{} changes the effects of the plan", rule));
  }
  return {};
}

}  // namespace flux::opt
