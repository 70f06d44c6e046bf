#pragma once

// The nodes of a plan.

#include <span>
#include <vector>

#include "runtime/plan/plan.h"

namespace flux::plan {

// All nodes of which the results are made, each once, inputs before those that read them.
std::vector<NodeRef> NodesOf(std::span<const NodeRef> roots);

}  // namespace flux::plan
