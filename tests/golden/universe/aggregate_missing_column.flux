import "array"

array.from(rows: [{_value: 1}])
    |> group()
    |> sum(column: "amount")

// ---
//
// --- stderr
// fluxc: aggregate_missing_column.flux:5:8: aggregate: `sum`: column `amount` does not exist in table {}; `column` names the one to use
// --- exit 1
