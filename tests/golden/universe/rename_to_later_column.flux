// The column that is told is the one that is renamed, although the other one comes behind it.
import "array"

array.from(rows: [{a: 1, b: 2}]) |> rename(columns: {a: "b"})

// ---
//
// --- stderr
// fluxc: `rename`: column `a` would be called `b`, which another column of table {} is called already; drop or rename that one
//   at rename_to_later_column.flux:4:37
//   |
// 4 | array.from(rows: [{a: 1, b: 2}]) |> rename(columns: {a: "b"})
//   |                                     ^^^^^^
// --- exit 1
