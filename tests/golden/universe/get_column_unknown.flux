import "array"

table = array.from(rows: [{k: "a", v: 1}]) |> tableFind(fn: (key) => true)

array.from(rows: [{v: (table |> getColumn(column: "nope"))[0]}])

// ---
//
// --- stderr
// fluxc: `getColumn`: no column `nope` in table {}; columns: k, v
//   at get_column_unknown.flux:5:33
//   |
// 5 | array.from(rows: [{v: (table |> getColumn(column: "nope"))[0]}])
//   |                                 ^^^^^^^^^
// --- exit 1
