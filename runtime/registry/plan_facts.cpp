#include "runtime/registry/plan_facts.h"

namespace flux {

const plan::StreamFacts& PlanFacts::Of(const plan::NodeRef& node) {
  if (auto known = derived_.find(node.get()); known != derived_.end()) return known->second.facts;
  const OperationDef* def = registry_.FindOperation(node->name);
  if (def != nullptr && def->stands_for != nullptr) {
    if (const plan::NodeRef same = def->stands_for(*node)) {
      plan::StreamFacts facts = Of(same);
      return derived_.emplace(node.get(), Derived{node, std::move(facts)}).first->second.facts;
    }
  }
  std::vector<const plan::StreamFacts*> inputs;
  for (const plan::NodeRef& input : node->inputs) inputs.push_back(&Of(input));
  plan::StreamFacts facts;
  if (def != nullptr && def->schema != nullptr) facts.schema = def->schema(*node, inputs);
  if (def != nullptr && def->properties != nullptr) facts.properties = def->properties(*node, inputs);
  std::optional<plan::TimeRange> bounds;
  for (const plan::StreamFacts* input : inputs) bounds = plan::Unite(bounds, input->properties.bounds);
  facts.properties.bounds = node->spec->Bounds(bounds);
  // Most operations hand the properties of their input on; whether they keep rows is for each of them to say.
  facts.properties.has_rows = def != nullptr && def->has_rows != nullptr && def->has_rows(*node, inputs);
  // A map's elements stay where they are when it grows.
  return derived_.emplace(node.get(), Derived{node, std::move(facts)}).first->second.facts;
}

}  // namespace flux
