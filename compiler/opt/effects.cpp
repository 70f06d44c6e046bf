#include "compiler/opt/effects.h"

#include "runtime/plan/nodes.h"

namespace flux::opt {

std::vector<const plan::Spec*> EffectsOf(std::span<const plan::NodeRef> roots, const Registry& registry) {
  std::vector<const plan::Spec*> effects;
  for (const plan::NodeRef& node : plan::NodesOf(roots)) {
    const OperationDef* def = registry.FindOperation(node->name);
    if (def == nullptr || def->has_effect) effects.push_back(node->spec.get());
  }
  return effects;
}

}  // namespace flux::opt
