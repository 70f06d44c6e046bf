import "array"
import "experimental"

a = array.from(rows: [{host: "a", _value: 1.5}, {host: "b", _value: 2.5}])
s = array.from(rows: [{host: "a", _value: "text"}])

s |> group(columns: ["host"]) |> sum()

// ---
//
// --- stderr
// fluxc: `sum` cannot take column `_value`, which has type string: it needs int, uint or float; filter to such columns first, or convert with `toFloat`; found in table {host: "a"}
//   at grouped_aggregate_type.flux:7:34
//   |
// 7 | s |> group(columns: ["host"]) |> sum()
//   |                                  ^^^
// --- exit 1
