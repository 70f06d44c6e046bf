// The results that do not depend on what fails are complete, those that come later in the script, too.
import "array"

data = array.from(rows: [{n: 2}, {n: 0}, {n: 1}])

data |> yield(name: "before")
data |> map(fn: (r) => ({r with n: 10 / r.n})) |> yield(name: "failing")
data |> filter(fn: (r) => r.n > 0) |> yield(name: "after")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,before,,
// ,result,table,n
// ,,0,2
// ,,0,0
// ,,0,1
//
// #datatype,string,long,long
// #group,false,false,false
// #default,after,,
// ,result,table,n
// ,,0,2
// ,,0,1
//
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `10 / r.n`: cannot divide by zero
//   at failing_result.flux:7:36
//   at failing_result.flux:7:9",
// --- stderr
// fluxc: cannot evaluate `10 / r.n`: cannot divide by zero
//   at failing_result.flux:7:36
//   |
// 7 | data |> map(fn: (r) => ({r with n: 10 / r.n})) |> yield(name: "failing")
//   |                                    ^^
//   at failing_result.flux:7:9
// --- exit 1
