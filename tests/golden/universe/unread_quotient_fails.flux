// A division that no later step reads fails, too.
import "array"

array.from(rows: [{a: 4, b: 2}, {a: 3, b: 0}])
    |> map(fn: (r) => ({r with quotient: r.a / r.b}))
    |> map(fn: (r) => ({a: r.a}))

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,a
// ,,0,4
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `r.a / r.b`: cannot divide by zero
//   at unread_quotient_fails.flux:5:42
//   at unread_quotient_fails.flux:5:8",
// --- stderr
// fluxc: cannot evaluate `r.a / r.b`: cannot divide by zero
//   at unread_quotient_fails.flux:5:42
//   |
// 5 |     |> map(fn: (r) => ({r with quotient: r.a / r.b}))
//   |                                          ^^^
//   at unread_quotient_fails.flux:5:8
// --- exit 1
