import "array"

is_big = (r) => int(v: r.v) > 3
big = (tables=<-) => tables |> filter(fn: is_big)

array.from(rows: [{v: "5"}, {v: "five"}]) |> big()

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,v
// ,,0,5
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `int(v: r.v)`: cannot convert string ""five"" to int due to invalid syntax
//   at trace_of_predicate.flux:3:17 in `is_big`
//   at trace_of_predicate.flux:4:32 in `big`
//   at trace_of_predicate.flux:6:46",
// --- stderr
// fluxc: cannot evaluate `int(v: r.v)`: cannot convert string "five" to int due to invalid syntax
//   at trace_of_predicate.flux:3:17 in `is_big`
//   |
// 3 | is_big = (r) => int(v: r.v) > 3
//   |                 ^^^
//   at trace_of_predicate.flux:4:32 in `big`
//   at trace_of_predicate.flux:6:46
// --- exit 1
