// A table without columns has no rows to show.
import "array"
import "experimental"
import "internal/debug"

none = array.from(rows: [{_value: 1}]) |> debug.opaque() |> drop(columns: ["_value"])
untyped = array.from(rows: [{a: 1}, {a: 2}]) |> debug.opaque() |> map(fn: (r) => ({x: r.b}))

experimental.diff(got: untyped, want: none) |> yield(name: "alike")
experimental.diff(got: untyped, want: array.from(rows: [{x: 1}])) |> yield(name: "differ")

// ---
//
// #datatype,string,long,string,long
// #group,false,false,false,false
// #default,differ,,,
// ,result,table,_diff,x
// ,,0,-,1
//
// --- stderr
// fluxc: warning: no table has a column `b`, so it is null
//   at diff_without_columns.flux:7:67
