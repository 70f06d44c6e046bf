import "array"
import "internal/promql"

array.from(rows: [{le: 1.0, _value: 1.0}]) |> promql.promHistogramQuantile(quantile: 0.5)

// ---
//
// --- stderr
// fluxc: `promql.promHistogramQuantile`: column `le` is of type float, need string
//   at prom_histogram_quantile_bounds.flux:4:47
//   |
// 4 | array.from(rows: [{le: 1.0, _value: 1.0}]) |> promql.promHistogramQuantile(quantile: 0.5)
//   |                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
// --- exit 1
