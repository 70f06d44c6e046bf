// What a function computes for a row fails whether or not a later step reads it.
import "array"

rows = array.from(rows: [{text: "12", value: 1}, {text: "twelve", value: 2}])

rows
    |> filter(fn: (r) => r.value == 1)
    |> map(fn: (r) => ({value: r.value, number: int(v: r.text)}))
    |> map(fn: (r) => ({value: r.value + 1}))
    |> yield(name: "fails on no row that is left")

rows
    |> map(fn: (r) => ({value: r.value, number: int(v: r.text)}))
    |> map(fn: (r) => ({value: r.value + 1}))
    |> yield(name: "fails")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,fails on no row that is left,,
// ,result,table,value
// ,,0,2
//
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `int(v: r.text)`: cannot convert string ""twelve"" to int due to invalid syntax
//   at unread_column_fails.flux:13:49
//   at unread_column_fails.flux:13:8",
// --- stderr
// fluxc: cannot evaluate `int(v: r.text)`: cannot convert string "twelve" to int due to invalid syntax
//   at unread_column_fails.flux:13:49
//    |
// 13 |     |> map(fn: (r) => ({value: r.value, number: int(v: r.text)}))
//    |                                                 ^^^
//   at unread_column_fails.flux:13:8
// --- exit 1
