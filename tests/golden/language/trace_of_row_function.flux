import "array"

divide = (d) => 10 / d
share = (r) => divide(d: r.v)
shares = (tables=<-) =>
    tables
        |> map(fn: (r) => ({r with share: share(r: r)}))

array.from(rows: [{v: 1}, {v: 0}]) |> filter(fn: (r) => r.v < 5) |> shares()

// ---
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,v,share
// ,,0,1,10
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `10 / r.v`: cannot divide by zero
//   at trace_of_row_function.flux:3:17 in `divide`
//   at trace_of_row_function.flux:4:16 in `share`
//   at trace_of_row_function.flux:7:43
//   at trace_of_row_function.flux:7:12 in `shares`
//   at trace_of_row_function.flux:9:69",
// --- stderr
// fluxc: cannot evaluate `10 / r.v`: cannot divide by zero
//   at trace_of_row_function.flux:3:17 in `divide`
//   |
// 3 | divide = (d) => 10 / d
//   |                 ^^
//   at trace_of_row_function.flux:4:16 in `share`
//   at trace_of_row_function.flux:7:43
//   at trace_of_row_function.flux:7:12 in `shares`
//   at trace_of_row_function.flux:9:69
// --- exit 1
