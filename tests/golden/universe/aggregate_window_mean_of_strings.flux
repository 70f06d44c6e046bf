import "array"

array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: "on"}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:20Z)
    |> aggregateWindow(every: 10s, fn: mean)

// ---
//
// --- stderr
// fluxc: `mean` cannot take column `_value`, which has type string: it needs int, uint or float; filter to such columns first, or convert with `toFloat`; found in table {_start: 2024-01-01T00:00:00Z, _stop: 2024-01-01T00:00:10Z}
//   at aggregate_window_mean_of_strings.flux:5:8, calling `aggregateWindow`
//   |
// 5 |     |> aggregateWindow(every: 10s, fn: mean)
//   |        ^^^^^^^^^^^^^^^
// --- exit 1
