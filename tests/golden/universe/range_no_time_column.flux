import "array"

array.from(rows: [{_value: 1}])
    |> drop(columns: ["other"])
    |> range(start: 2024-01-01T00:00:00Z)

// ---
//
// --- stderr
// error[E0320]: `range` needs the column `_time`, which `from` dropped
//  --> range_no_time_column.flux:5:8
//   |
// 3 | array.from(rows: [{_value: 1}])
//   | ---------- dropped here
// ...
// 5 |     |> range(start: 2024-01-01T00:00:00Z)
//   |        ^^^^^
//   |
//   = help: leave it in, or add it again with `set` or `map`
//
// --- exit 1
