import "array"

array.from(rows: [{_value: 1}])
    |> drop(columns: ["other"])
    |> range(start: 2024-01-01T00:00:00Z)

// ---
//
// --- stderr
// error[E0321]: `range` needs the column `_time`, which the rows of `array.from` do not have
//  --> range_no_time_column.flux:5:8
//   |
// 3 | array.from(rows: [{_value: 1}])
//   | ---------- the rows are made here
// ...
// 5 |     |> range(start: 2024-01-01T00:00:00Z)
//   |        ^^^^^
//   |
//   = help: give the rows this column, or add it with `set` or `map`
//
// --- exit 1
