import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 2024-01-01T00:00:00Z}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
    |> aggregateWindow(every: 1m, fn: count)

// ---
//
// --- stderr
// fluxc: `count` cannot take column `_value`, which has type time: it needs bool, int, uint, float or string; found in table {_start: 2024-01-01T00:00:00Z, _stop: 2024-01-01T00:01:00Z}
//   at count_of_times.flux:5:8
//   |
// 5 |     |> aggregateWindow(every: 1m, fn: count)
//   |        ^^^^^^^^^^^^^^^
// --- exit 1
