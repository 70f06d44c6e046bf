import "array"

array.from(rows: [{s: "1_0"}, {s: "1_e5"}]) |> map(fn: (r) => ({r with f: float(v: r.s)}))

// ---
// #datatype,string,long,string,double
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,s,f
// ,,0,1_0,10
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `float(v: r.s)`: cannot convert string ""1_e5"" to float due to invalid syntax
//   at misplaced_underscore.flux:3:75
//   at misplaced_underscore.flux:3:48",
// --- stderr
// fluxc: cannot evaluate `float(v: r.s)`: cannot convert string "1_e5" to float due to invalid syntax
//   at misplaced_underscore.flux:3:75
//   |
// 3 | array.from(rows: [{s: "1_0"}, {s: "1_e5"}]) |> map(fn: (r) => ({r with f: float(v: r.s)}))
//   |                                                                           ^^^^^
//   at misplaced_underscore.flux:3:48
// --- exit 1
