#pragma once

// What of a plan does more than give tables.

#include <span>
#include <vector>

#include "runtime/registry/registry.h"

namespace flux::opt {

// The specs of the operations that have an effect, or of which nothing is known, in the order in which their inputs
// are made; each once.
std::vector<const plan::Spec*> EffectsOf(std::span<const plan::NodeRef> roots, const Registry& registry);

}  // namespace flux::opt
