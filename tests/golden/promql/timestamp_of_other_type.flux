import "array"
import "internal/debug"
import "internal/promql"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 7}]) |> debug.opaque() |> promql.timestamp()

// ---
//
// --- stderr
// fluxc: `promql.timestamp`: column `_value` is of type int, need float
//   at timestamp_of_other_type.flux:5:83
//   |
// 5 | array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 7}]) |> debug.opaque() |> promql.timestamp()
//   |                                                                                   ^^^^^^^^^^^^^^^^
// --- exit 1
