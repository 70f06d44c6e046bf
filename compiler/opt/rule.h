#pragma once

// What a rewrite rule sees. A rule looks at one node whose inputs were visited already and gives its replacement.

#include <map>
#include <string>
#include <vector>

#include "runtime/plan/specs.h"
#include "runtime/registry/registry.h"

namespace flux::opt {

struct RuleContext {
  const Registry& registry;
  SourceCatalog& sources;
  // How many nodes (or roots) consume a node of the plan being rewritten.
  std::map<const plan::Node*, size_t> consumers;
  std::vector<std::string> notes;

  bool IsShared(const plan::NodeRef& node) const {
    auto found = consumers.find(node.get());
    return found != consumers.end() && found->second > 1;
  }
};

// The replacement of the node, or null when the rule does not apply.
using RuleResult = Result<plan::NodeRef>;

#define FLUX_RULE(function, name) RuleResult function(const plan::NodeRef& node, RuleContext& context);
#include "compiler/opt/rules.def"

// Whole-plan pass: tells every scan which columns are read above it. Runs after the rules that move operations.
Result<std::vector<plan::NodeRef>> PruneColumns(const std::vector<plan::NodeRef>& roots, RuleContext& context,
                                                size_t& count);

}  // namespace flux::opt
