import "array"

array.from(rows: [{_value: 1, level: uint(v: 5)}, {_value: 2, level: uint(v: 5)}])
    |> group(columns: ["level"])
    |> difference(columns: ["level"])

// ---
//
// --- stderr
// fluxc: `difference`: column `level` is in the group key; use `group` to take it out, or name another column
//   in table {level: 5}
//   at difference_of_key_column.flux:5:8
//   |
// 5 |     |> difference(columns: ["level"])
//   |        ^^^^^^^^^^
// --- exit 1
