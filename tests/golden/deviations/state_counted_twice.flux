import "array"

array.from(rows: [{_value: 1}])
    |> stateCount(fn: (r) => r._value > 0)
    |> stateCount(fn: (r) => r._value > 1)

// ---
//
// --- stderr
// fluxc: `stateTracking`: the table has a column `stateCount` already; name another one
//   at state_counted_twice.flux:5:8
//   |
// 5 |     |> stateCount(fn: (r) => r._value > 1)
//   |        ^^^^^^^^^^
// --- exit 1
