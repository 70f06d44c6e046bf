#include "compiler/opt/rule.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/map.h"

namespace flux::opt {

namespace {

// Null when folding changes nothing.
template <typename S>
plan::NodeRef WithFolded(const plan::NodeRef& node, const S& spec) {
  if (spec.fn.tree == nullptr) return nullptr;
  S changed = spec;
  changed.fn = plan::WithConstantsFolded(spec.fn);
  if (expr::ToText(*changed.fn.tree) == expr::ToText(*spec.fn.tree)) return nullptr;
  return plan::MakeNode(std::move(changed), node->inputs, node->position);
}

}  // namespace

// Evaluates constant parts of row functions once, so that `r._value > 2.0 * limit` is a comparison with a number, which
// sources understand. Folding computes as the row would and leaves what fails, so that it fails for the row.
RuleResult FoldConstantsRule(const plan::NodeRef& node, RuleContext&) {
  if (const auto* filter = node->As<plan::FilterSpec>()) return WithFolded(node, *filter);
  if (const auto* map = node->As<plan::MapSpec>()) return WithFolded(node, *map);
  return nullptr;
}

}  // namespace flux::opt
