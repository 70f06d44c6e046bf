import "array"
import "internal/promql"

array.from(rows: [{_start: 2024-01-01T00:00:00Z, _stop: 2024-01-01T00:01:00Z, _time: 2024-01-01T00:00:10Z, _value: 1.0}])
    |> promql.extrapolatedRate()

// ---
//
// --- stderr
// fluxc: `promql.extrapolatedRate`: the group key {} has no time `_start`; use `range` first
//   at range_function_without_range.flux:5:8
//   |
// 5 |     |> promql.extrapolatedRate()
//   |        ^^^^^^^^^^^^^^^^^^^^^^^
// --- exit 1
