import "generate"
import "internal/debug"

generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:10Z, count: 2, fn: (n) => if n == 0 then 1 else debug.null(type: "int"))

// ---
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,1
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"`generate.from`: argument `fn` must return an int, returned null int
//   at no_int.flux:4:1",
// --- stderr
// fluxc: `generate.from`: argument `fn` must return an int, returned null int
//   at no_int.flux:4:1
//   |
// 4 | generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:10Z, count: 2, fn: (n) => if n == 0 then 1 else debug.null(type: "int"))
//   | ^^^^^^^^^^^^^
// --- exit 1
