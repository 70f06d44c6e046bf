import "array"

works = (r) => 1 / r.v > 0

array.from(rows: [{v: 1}, {v: 0}, {v: 2}]) |> stateCount(fn: works)

// ---
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,v,stateCount
// ,,0,1,1
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `1 / r.v`: cannot divide by zero
//   at state_predicate_fails.flux:3:16 in `works`
//   at state_predicate_fails.flux:5:47, calling `stateCount`",
// --- stderr
// fluxc: cannot evaluate `1 / r.v`: cannot divide by zero
//   at state_predicate_fails.flux:3:16 in `works`
//   |
// 3 | works = (r) => 1 / r.v > 0
//   |                ^
//   at state_predicate_fails.flux:5:47, calling `stateCount`
// --- exit 1
