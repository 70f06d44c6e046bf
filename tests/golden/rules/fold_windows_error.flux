// A row of a later window fails: the message is that of the steps one by one.
import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:01Z, _value: 1},
        {_time: 2024-01-01T00:00:02Z, _value: 2},
        {_time: 2024-01-01T00:00:11Z, _value: 0},
    ],
)
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
    |> aggregateWindow(
        every: 10s,
        fn: (column, tables=<-) =>
            tables |> reduce(fn: (r, accumulator) => ({n: accumulator.n + 6 / r._value}), identity: {n: 0}),
    )

// ---
//
// --- stderr
// fluxc: cannot evaluate `6 / r._value`: cannot divide by zero
//   at fold_windows_error.flux:15:75
//    |
// 15 |             tables |> reduce(fn: (r, accumulator) => ({n: accumulator.n + 6 / r._value}), identity: {n: 0}),
//    |                                                                           ^
//   at fold_windows_error.flux:15:23
//   at universe/universe.flux:250:12 in `aggregateWindow`
//   at fold_windows_error.flux:12:8
// --- exit 1
