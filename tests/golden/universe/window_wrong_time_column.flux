// The message names function, column and table, and what was probably meant.
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0, host: "a"}])
    |> group(columns: ["host"])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> window(every: 1h, timeColumn: "_tim")

// ---
//
// --- stderr
// fluxc: `window`: no time column `_tim` in table {_start: 2024-01-01T00:00:00Z, _stop: 2024-01-02T00:00:00Z, host: "a"}; did you mean `_time`?
//   at window_wrong_time_column.flux:7:8, calling `window`
//   |
// 7 |     |> window(every: 1h, timeColumn: "_tim")
//   |        ^^^^^^
// --- exit 1
