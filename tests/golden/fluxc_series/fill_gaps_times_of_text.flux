import "array"
import "fluxc/series"

array.from(rows: [{host: "a", _time: "2024-01-01", _value: 1.0}])
    |> group(columns: ["host"])
    |> series.fillGaps(limit: 1m)

// ---
//
// --- stderr
// fluxc: `series.fillGaps`: column `_time` is of type string, need time
//   in table {host: "a"}
//   at fill_gaps_times_of_text.flux:6:8, calling `series.fillGaps`
//   |
// 6 |     |> series.fillGaps(limit: 1m)
//   |        ^^^^^^^^^^^^^^^
// --- exit 1
