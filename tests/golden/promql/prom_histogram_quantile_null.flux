import "array"
import "internal/debug"
import "internal/promql"

array.from(rows: [{le: "1", _value: debug.null(type: "float")}]) |> promql.promHistogramQuantile(quantile: 0.5)

// ---
//
// --- stderr
// fluxc: `promql.promHistogramQuantile`: null in column `_value` of table {}; filter such rows out
//   at prom_histogram_quantile_null.flux:5:69
//   |
// 5 | array.from(rows: [{le: "1", _value: debug.null(type: "float")}]) |> promql.promHistogramQuantile(quantile: 0.5)
//   |                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
// --- exit 1
