import "array"
import "experimental"

a = array.from(rows: [{host: "a", _value: 1.5}, {host: "b", _value: 2.5}])
s = array.from(rows: [{host: "a", _value: "text"}])

a |> group(columns: ["_value"]) |> sum()

// ---
//
// --- stderr
// fluxc: `sum`: column `_value` is part of the group key of table {_value: 1.5}; remove it with `group`
//   at grouped_aggregate_key.flux:7:36
//   |
// 7 | a |> group(columns: ["_value"]) |> sum()
//   |                                    ^^^
// --- exit 1
