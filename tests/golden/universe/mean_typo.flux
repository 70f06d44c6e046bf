import "array"

array.from(rows: [{_value: 1.5}]) |> mean(column: "value")

// ---
//
// --- stderr
// fluxc: `mean`: no column `value` in table {}; did you mean `_value`?
//   at mean_typo.flux:3:38
//   |
// 3 | array.from(rows: [{_value: 1.5}]) |> mean(column: "value")
//   |                                      ^^^^
// --- exit 1
