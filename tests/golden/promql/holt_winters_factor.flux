import "array"
import "internal/promql"

array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}])
    |> promql.holtWinters(smoothingFactor: 1.0, trendFactor: 0.6)

// ---
//
// --- stderr
// fluxc: `promql.holtWinters`: argument `smoothingFactor` must be between 0.0 and 1.0, found 1
//   at holt_winters_factor.flux:5:8
//   |
// 5 |     |> promql.holtWinters(smoothingFactor: 1.0, trendFactor: 0.6)
//   |        ^^^^^^^^^^^^^^^^^^
// --- exit 1
