import "array"

array.from(rows: [{a: 10, b: 2}, {a: 10, b: 0}])
    |> map(fn: (r) => ({r with c: r.a / r.b}))

// ---
// #datatype,string,long,long,long,long
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,a,b,c
// ,,0,10,2,5
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `r.a / r.b`: cannot divide by zero
//   at divide_by_zero_in_row.flux:4:35
//   at divide_by_zero_in_row.flux:4:8",
// --- stderr
// fluxc: cannot evaluate `r.a / r.b`: cannot divide by zero
//   at divide_by_zero_in_row.flux:4:35
//   |
// 4 |     |> map(fn: (r) => ({r with c: r.a / r.b}))
//   |                                   ^^^
//   at divide_by_zero_in_row.flux:4:8
// --- exit 1
