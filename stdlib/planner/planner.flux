// Package planner switches rules of the optimizer off.
package planner


// disableLogicalRules are the names of rules not to use before the plan is made physical.
option disableLogicalRules = [""]

// disablePhysicalRules are the names of rules not to use after that.
option disablePhysicalRules = [""]
