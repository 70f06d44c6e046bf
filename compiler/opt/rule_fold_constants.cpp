#include "compiler/opt/rule.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/map.h"

namespace flux::opt {

namespace {

// The folded function, or null when folding changes nothing.
std::shared_ptr<const expr::Function> Folded(const plan::RowFunction& fn) {
  if (fn.tree == nullptr) return nullptr;
  expr::Function folded = expr::FoldConstants(*fn.tree);
  if (expr::ToText(folded) == expr::ToText(*fn.tree)) return nullptr;
  return std::make_shared<const expr::Function>(std::move(folded));
}

template <typename S>
plan::NodeRef WithFolded(const plan::NodeRef& node, const S& spec) {
  std::shared_ptr<const expr::Function> tree = Folded(spec.fn);
  if (tree == nullptr) return nullptr;
  S changed = spec;
  changed.fn.tree = std::move(tree);
  return plan::MakeNode(std::move(changed), node->inputs, node->position);
}

}  // namespace

// Evaluates constant parts of row functions once, so that `"a" + "b"` in a predicate does not keep it from the source.
RuleResult FoldConstantsRule(const plan::NodeRef& node, RuleContext&) {
  if (const auto* filter = node->As<plan::FilterSpec>()) return WithFolded(node, *filter);
  if (const auto* map = node->As<plan::MapSpec>()) return WithFolded(node, *map);
  return nullptr;
}

}  // namespace flux::opt
