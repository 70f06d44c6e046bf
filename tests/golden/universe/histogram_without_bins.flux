import "array"

array.from(rows: [{_value: 1.0}]) |> histogram(bins: [])

// ---
//
// --- stderr
// fluxc: `histogram`: argument `bins` must have at least one bin
//   at histogram_without_bins.flux:3:38
//   |
// 3 | array.from(rows: [{_value: 1.0}]) |> histogram(bins: [])
//   |                                      ^^^^^^^^^
// --- exit 1
