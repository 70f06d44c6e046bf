#pragma once

// What `explain` tells of sources: for each scan what its source does, what it does not do, and why.

#include "compiler/opt/rule.h"

namespace flux::opt {

// The call that a node stands for, as far as it can be written in Flux.
std::string TextOfOperation(const plan::Node& node, const Registry& registry);

// Sentences on the scans of a rewritten plan, one scan behind the other. Each names the scan's line where lines differ.
std::vector<std::string> NotesOfSources(const std::vector<plan::NodeRef>& roots, RuleContext& context);

}  // namespace flux::opt
