import "array"
import "internal/promql"

array.from(rows: [{le: "1", _value: 1}]) |> promql.promHistogramQuantile(quantile: 0.5)

// ---
//
// --- stderr
// fluxc: `promql.promHistogramQuantile`: column `_value` is of type int, need float
//   at prom_histogram_quantile_counts.flux:4:45
//   |
// 4 | array.from(rows: [{le: "1", _value: 1}]) |> promql.promHistogramQuantile(quantile: 0.5)
//   |                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
// --- exit 1
