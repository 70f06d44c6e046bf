import "array"

array.from(rows: [{_value: 1}])
    |> group()
    |> fill(value: "one")

// ---
//
// --- stderr
// fluxc: fill_wrong_type.flux:5:8: fill: fill column type mismatch: int/string: column `_value` and `value` must be of one type
// --- exit 1
