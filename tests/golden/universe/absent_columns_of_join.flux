import "array"

a = array.from(rows: [{host: "a", _value: 2.0}])
b = array.from(rows: [{host: "a", _value: 1.0}])

join(tables: {a: a, b: b}, on: ["hots"])

// ---
//
// --- stderr
// fluxc: warning: no table of the first input has a column `hots`; did you mean `host`?
//   at absent_columns_of_join.flux:6:1
// fluxc: warning: result "_result" is empty: both inputs of `join` have rows, but none that belong together; the group key is {} of the first table on the left and {} on the right
//   at absent_columns_of_join.flux:6:1
