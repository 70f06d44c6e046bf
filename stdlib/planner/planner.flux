// Package planner switches rules of the optimizer off.
package planner


// disableLogicalRules are names of rules not to use, as `fluxc explain` shows them or as InfluxData's planner calls them.
option disableLogicalRules = [""]

// disablePhysicalRules are more of them: here rules are all of one kind.
option disablePhysicalRules = [""]
