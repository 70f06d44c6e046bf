// The message names the step that failed, and the first row that does.
import "array"

array.from(rows: [{a: 6, b: 3, s: "1"}, {a: 1, b: 0, s: "x"}, {a: 6, b: 0, s: "2"}])
    |> filter(fn: (r) => r.a > 2)
    |> map(fn: (r) => ({r with n: int(v: r.s)}))
    |> map(fn: (r) => ({r with q: r.a / r.b}))
    |> filter(fn: (r) => r.q > 0)

// ---
// #datatype,string,long,long,long,string,long,long
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,a,b,s,n,q
// ,,0,6,3,1,1,2
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `r.a / r.b`: cannot divide by zero
//   at failing_step_of_chain.flux:7:35
//   at failing_step_of_chain.flux:7:8",
// --- stderr
// fluxc: cannot evaluate `r.a / r.b`: cannot divide by zero
//   at failing_step_of_chain.flux:7:35
//   |
// 7 |     |> map(fn: (r) => ({r with q: r.a / r.b}))
//   |                                   ^^^
//   at failing_step_of_chain.flux:7:8
// --- exit 1
