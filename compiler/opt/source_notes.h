#pragma once

// What `explain` tells of sources: for each scan what its source does, what it does not do, and why.

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

// The call that a node stands for, as far as it can be written in Flux.
std::string TextOfOperation(const plan::Node& node, const Registry& registry);

// What a source does of a scan, as one text.
std::string StagesText(const plan::ScanSpec& scan, const Registry& registry);

// Sentences on the scans of a rewritten plan, one scan behind the other. Where there are several, each names its scan's
// line, and its number where lines do not tell them apart.
std::vector<std::string> NotesOfSources(const std::vector<plan::NodeRef>& roots, RuleContext& context);

}  // namespace flux::opt
