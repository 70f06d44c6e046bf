import "array"

array.from(rows: [{_value: 1}])
    |> group()
    |> sum(column: "amount")

// ---
//
// --- stderr
// fluxc: `sum`: no column `amount` in table {}; `column` names the one to use
//   at aggregate_missing_column.flux:5:8
//   |
// 5 |     |> sum(column: "amount")
//   |        ^^^
// --- exit 1
