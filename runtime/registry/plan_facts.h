#pragma once

// What follows from a plan: the facts of every node's output, derived from its operation and its inputs.

#include <unordered_map>

#include "runtime/registry/registry.h"

namespace flux {

// Derives each node once and remembers it; nodes stay alive as long as this does.
class PlanFacts {
 public:
  explicit PlanFacts(const Registry& registry) : registry_(registry) {}

  const Registry& registry() const { return registry_; }
  // The reference is valid as long as this object. Costs the derivation of nodes that were not asked for yet.
  const plan::StreamFacts& Of(const plan::NodeRef& node);

 private:
  struct Derived {
    plan::NodeRef node;
    plan::StreamFacts facts;
  };

  const Registry& registry_;
  std::unordered_map<const plan::Node*, Derived> derived_;
};

}  // namespace flux
