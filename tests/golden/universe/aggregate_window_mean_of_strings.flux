import "array"

array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: "on"}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:20Z)
    |> aggregateWindow(every: 10s, fn: mean)

// ---
//
// --- stderr
// fluxc: unsupported aggregate column type string: `mean` of column `_value` needs a column of type int, uint or float; found in table {_start: 2024-01-01T00:00:00Z, _stop: 2024-01-01T00:00:10Z}
//   at aggregate_window_mean_of_strings.flux:5:8
// --- exit 1
