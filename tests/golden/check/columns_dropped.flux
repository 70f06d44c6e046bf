// check:
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.5}])
    |> drop(columns: ["_time"])
    |> range(start: 2024-01-01T00:00:00Z)

// ---
// error[E0320]: `range` needs the column `_time`, which `drop` dropped
//  --> columns_dropped.flux:6:8
//   |
// 5 |     |> drop(columns: ["_time"])
//   |        ---- dropped here
// 6 |     |> range(start: 2024-01-01T00:00:00Z)
//   |        ^^^^^
//   |
//   = help: leave it in, or add it again with `set` or `map`
//
// --- exit 1
