import "array"
import "experimental"

a = array.from(rows: [{host: "a", _value: 1.5}, {host: "b", _value: 2.5}])
s = array.from(rows: [{host: "a", _value: "text"}])

a |> experimental.group(columns: ["no"], mode: "extend") |> sum()

// ---
//
// --- stderr
// fluxc: `experimental.group`: no column `no` in table {}; columns: host, _value
//   at grouped_aggregate_extend.flux:7:6
//   |
// 7 | a |> experimental.group(columns: ["no"], mode: "extend") |> sum()
//   |      ^^^^^^^^^^^^^^^^^^
// --- exit 1
