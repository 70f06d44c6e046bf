// check:
// Rows that a script gives drop nothing; they lack it.
import "array"
import "experimental"

array.from(rows: [{x: 1}]) |> to(bucket: "q")
array.from(rows: [{_time: now(), _value: 1}]) |> drop(columns: ["_time"]) |> range(start: -1h)

// ---
// error[E0321]: `to` needs the columns `_time`, `_measurement`, `_field` and `_value`, which the rows of `array.from` do not have
//  --> columns_never_there.flux:6:31
//   |
// 6 | array.from(rows: [{x: 1}]) |> to(bucket: "q")
//   |                               ^^
//   | ---------- the rows are made here
//   |
//   = help: give the rows these columns, or add them with `set` or `map`
//
// error[E0320]: `range` needs the column `_time`, which `drop` dropped
//  --> columns_never_there.flux:7:78
//   |
// 7 | array.from(rows: [{_time: now(), _value: 1}]) |> drop(columns: ["_time"]) |> range(start: -1h)
//   |                                                                              ^^^^^
//   |                                                  ---- dropped here
//   |
//   = help: leave it in, or add it again with `set` or `map`
//
// --- exit 1
