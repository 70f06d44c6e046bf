// The streams' rows must have one type.
import "array"

a = array.from(rows: [{host: "a", _value: 1}]) |> group(columns: ["host"])
more = array.from(rows: [{host: "a", extra: "x", _value: 3}]) |> group(columns: ["host"])

union(tables: [a, more])

// ---
//
// --- stderr
// error[E0310]: the record must not have a field `extra`
//  --> union_different_fields.flux:7:19
//   |
// 7 | union(tables: [a, more])
//   |                   ^^^^
//   |
//   = help: all records of an array have the same fields
//
// --- exit 1
