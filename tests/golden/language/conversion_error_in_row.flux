import "array"

array.from(rows: [{s: "12"}, {s: "twelve"}])
    |> map(fn: (r) => ({r with n: int(v: r.s)}))

// ---
// #datatype,string,long,string,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,s,n
// ,,0,12,12
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `int(v: r.s)`: cannot convert string ""twelve"" to int due to invalid syntax
//   at conversion_error_in_row.flux:4:35
//   at conversion_error_in_row.flux:4:8",
// --- stderr
// fluxc: cannot evaluate `int(v: r.s)`: cannot convert string "twelve" to int due to invalid syntax
//   at conversion_error_in_row.flux:4:35
//   |
// 4 |     |> map(fn: (r) => ({r with n: int(v: r.s)}))
//   |                                   ^^^
//   at conversion_error_in_row.flux:4:8
// --- exit 1
