// The failure of the first result in the order of the script is told.
import "array"

data = array.from(rows: [{n: 2}, {n: 0}])
other = array.from(rows: [{n: 3}])

data |> sum(column: "no") |> yield(name: "first")
data |> map(fn: (r) => ({r with n: 10 / r.n})) |> yield(name: "second")
union(tables: [data |> map(fn: (r) => ({n: 1 / r.n})), other]) |> yield(name: "third")
other |> yield(name: "fourth")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,fourth,,
// ,result,table,n
// ,,0,3
//
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"`sum`: no column `no` in table {}; `column` names the one to use
//   at failing_results.flux:7:9",
// --- stderr
// fluxc: `sum`: no column `no` in table {}; `column` names the one to use
//   at failing_results.flux:7:9
//   |
// 7 | data |> sum(column: "no") |> yield(name: "first")
//   |         ^^^
// --- exit 1
