#pragma once

// The time bounds of a plan node, which `window` clips to.

#include <optional>

#include "runtime/plan/plan.h"

namespace flux::exec {

// Gives the bounds of the node's output as its specs state them: inputs unite, `range` intersects. Nothing when no
// operation upstream bounds time.
std::optional<plan::TimeRange> TimeBounds(const plan::Node& node);

}  // namespace flux::exec
