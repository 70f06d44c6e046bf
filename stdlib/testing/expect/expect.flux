// Package expect states what else a test case must do.
package expect


// planner expects the optimizer to use rules.
//
// ## Parameters
// - rules: How often it must use each rule, by name.
builtin planner : (rules: [string:int]) => {}
