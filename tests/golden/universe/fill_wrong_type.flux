import "array"

array.from(rows: [{_value: 1}])
    |> group()
    |> fill(value: "one")

// ---
//
// --- stderr
// fluxc: fill column type mismatch: int/string: column `_value` and `value` must be of one type
//   at fill_wrong_type.flux:5:8
//   |
// 5 |     |> fill(value: "one")
//   |        ^^^^
// --- exit 1
