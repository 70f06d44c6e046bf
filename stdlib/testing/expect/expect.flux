// Package expect states what else must hold when a test case has run.
package expect


// planner expects rules of the optimizer to be applied so many times to the plans of the script, those that run early
// (`findRecord`) included.
//
// Rules have the names that `fluxc explain` shows. Those of InfluxData's planner are known, too, where a rule does the
// same: `universe/RemoveRedundantSort`, `experimental/table.IdempotentTableFill`. `vectorizeMapRule` counts the maps that
// run on many rows at once, which they always do unless they call what only the script can call. Rules that are
// switched off on the command line are not looked at.
//
// ## Parameters
// - rules: How many times, by name of the rule.
//
// ## Example
// ```flux
// import "array"
// import "testing/expect"
//
// expect.planner(rules: ["vectorizeMapRule": 1])
// array.from(rows: [{_value: 1}]) |> map(fn: (r) => ({_value: r._value * 2}))
// ```
builtin planner : (rules: [string:int]) => {}
