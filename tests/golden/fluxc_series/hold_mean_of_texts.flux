import "array"
import "fluxc/series"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: "x", host: "a"}])
    |> group(columns: ["host"])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T03:00:00Z)
    |> series.holdMean()

// ---
//
// --- stderr
// fluxc: `series.holdMean`: column `_value` is of type string, need a number; convert it with `toFloat`
//   in table {host: "a"}
//   at hold_mean_of_texts.flux:7:8, calling `series.holdMean`
//   |
// 7 |     |> series.holdMean()
//   |        ^^^^^^^^^^^^^^^
// --- exit 1
