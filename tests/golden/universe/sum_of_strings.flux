import "array"

array.from(rows: [{_value: "a"}, {_value: "b"}])
    |> sum()

// ---
//
// --- stderr
// fluxc: unsupported aggregate column type string: `sum` of column `_value` needs a column of type int, uint or float; found in table {}
//   at sum_of_strings.flux:4:8
// --- exit 1
