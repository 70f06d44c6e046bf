import "array"

array.from(rows: [{le: 1.0, _value: 1.0}]) |> histogramQuantile(quantile: 0.5, onNonmonotonic: "asdf")

// ---
//
// --- stderr
// fluxc: `histogramQuantile`: value provided to histogramQuantile parameter onNonmonotonic is invalid: found "asdf"; use "error", "force" or "drop"
//   at histogram_quantile_unknown_repair.flux:3:47
//   |
// 3 | array.from(rows: [{le: 1.0, _value: 1.0}]) |> histogramQuantile(quantile: 0.5, onNonmonotonic: "asdf")
//   |                                               ^^^^^^^^^^^^^^^^^
// --- exit 1
