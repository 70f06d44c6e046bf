#include "compiler/opt/effects.h"

#include <set>

namespace flux::opt {

std::vector<const plan::Spec*> EffectsOf(std::span<const plan::NodeRef> roots, const Registry& registry) {
  std::vector<const plan::Spec*> effects;
  std::set<const plan::Node*> seen;
  const auto visit = [&](const auto& self, const plan::NodeRef& node) -> void {
    if (!seen.insert(node.get()).second) return;
    for (const plan::NodeRef& input : node->inputs) self(self, input);
    const OperationDef* def = registry.FindOperation(node->name);
    if (def == nullptr || def->has_effect) effects.push_back(node->spec.get());
  };
  for (const plan::NodeRef& root : roots) visit(visit, root);
  return effects;
}

}  // namespace flux::opt
