#pragma once

// Proves of a rewritten plan what can be proven without running it: that it gives the same results.

#include <span>

#include "runtime/registry/plan_facts.h"

namespace flux::opt {

// Fails when, after rule `rule`, a root has other columns than before or is known less well, when an effect came, went
// or changed its place among the others, or when a filter was moved past `group` or `union` though it may drop a table
// whose columns are of other types than those of the tables it would meet.
Status VerifyRewrite(std::string_view rule, std::span<const plan::NodeRef> before, std::span<const plan::NodeRef> after,
                     PlanFacts& facts, const Registry& registry);

}  // namespace flux::opt
