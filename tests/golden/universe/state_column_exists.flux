import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 5}])
    |> stateDuration(fn: (r) => r._value > 1)
    |> stateDuration(fn: (r) => r._value > 7)

// ---
//
// --- stderr
// fluxc: `stateTracking`: the table has a column `stateDuration` already; name another one
//   at state_column_exists.flux:5:8
//   |
// 5 |     |> stateDuration(fn: (r) => r._value > 7)
//   |        ^^^^^^^^^^^^^
// --- exit 1
