import "array"
import "internal/promql"

array.from(rows: [{_value: 7.0, at: 2024-01-01T00:00:00Z}]) |> promql.timestamp()

// ---
//
// --- stderr
// fluxc: `promql.timestamp`: neither a column `_time` nor a column `_stop` in table {}
//   at timestamp_without_times.flux:4:64
//   |
// 4 | array.from(rows: [{_value: 7.0, at: 2024-01-01T00:00:00Z}]) |> promql.timestamp()
//   |                                                                ^^^^^^^^^^^^^^^^
// --- exit 1
