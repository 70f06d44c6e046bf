import "array"
import "bitwise"
import "internal/debug"

array.from(rows: [{mask: 6}, {mask: debug.null(type: "int")}])
    |> map(fn: (r) => ({r with low: bitwise.sand(a: r.mask, b: 3)}))

// ---
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,mask,low
// ,,0,6,2
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `bitwise.sand(a: r.mask, b: 3)`: `bitwise`: argument `a` must be of type int, found null int
//   at null_in_rows.flux:6:37
//   at null_in_rows.flux:6:8",
// --- stderr
// fluxc: cannot evaluate `bitwise.sand(a: r.mask, b: 3)`: `bitwise`: argument `a` must be of type int, found null int
//   at null_in_rows.flux:6:37
//   |
// 6 |     |> map(fn: (r) => ({r with low: bitwise.sand(a: r.mask, b: 3)}))
//   |                                     ^^^^^^^^^^^^
//   at null_in_rows.flux:6:8
// --- exit 1
