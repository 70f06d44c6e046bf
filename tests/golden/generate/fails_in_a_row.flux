import "generate"

generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:10Z, count: 10, fn: (n) => 12 / (3 - n))
    |> limit(n: 1)

// ---
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,4
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `12 / (3 - n)`: cannot divide by zero
//   at fails_in_a_row.flux:3:94
//   at fails_in_a_row.flux:3:1",
// --- stderr
// fluxc: cannot evaluate `12 / (3 - n)`: cannot divide by zero
//   at fails_in_a_row.flux:3:94
//   |
// 3 | generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:10Z, count: 10, fn: (n) => 12 / (3 - n))
//   |                                                                                              ^^
//   at fails_in_a_row.flux:3:1
// --- exit 1
