#pragma once

// What scripts say of the optimizer's rules: which ones not to use (package `planner`), and how often tests expect them
// to be applied (`expect.planner`).

#include <vector>

#include "compiler/opt/rule_counts.h"
#include "vm/interp/vm.h"

namespace flux {

// The options with the rules left out that the script has switched off so far. `unknown` gets a message for each name
// that is not one of a rule which can be switched off.
opt::OptimizeOptions WithRulesOfScript(opt::OptimizeOptions options, Vm& vm, std::vector<std::string>& unknown);

// What a script expects of its plans.
class RuleExpectations {
 public:
  // Takes the nodes of `expect.planner` out of the results of the script. Fails on names of rules that nobody knows.
  Status TakeFrom(std::vector<plan::NodeRef>& results);
  // Fails where rules were applied otherwise. Those that `options` switch off cannot be, so they are not looked at.
  Status Check(const opt::RuleCounts& counts, const opt::OptimizeOptions& options) const;

 private:
  std::vector<plan::NodeRef> nodes_;
};

}  // namespace flux
