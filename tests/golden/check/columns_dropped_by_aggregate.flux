// check:
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, host: "a", _value: 1.5}])
    |> group(columns: ["host"])
    |> mean()
    |> range(start: 2024-01-01T00:00:00Z)

// ---
// error[E0320]: `range` needs the column `_time`, which `mean` dropped
//  --> columns_dropped_by_aggregate.flux:7:8
//   |
// 6 |     |> mean()
//   |        ---- dropped here
// 7 |     |> range(start: 2024-01-01T00:00:00Z)
//   |        ^^^^^
//   |
//   = help: leave it in, or add it again with `set` or `map`
//
// --- exit 1
