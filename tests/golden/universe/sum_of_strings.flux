import "array"

array.from(rows: [{_value: "a"}, {_value: "b"}])
    |> sum()

// ---
//
// --- stderr
// fluxc: sum_of_strings.flux:4:8: aggregate: unsupported aggregate column type string: `sum` of column `_value` needs a column of type int, uint or float; found in table {}
// --- exit 1
