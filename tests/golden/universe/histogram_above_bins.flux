import "array"

array.from(rows: [{host: "a", load: 3.0}]) |> group(columns: ["host"]) |> histogram(column: "load", bins: [1.0, 2.0])

// ---
//
// --- stderr
// fluxc: `histogram`: found value 3 of column `load` greater than any bin; the highest is 2; add one at infinity, as `linearBins` does
//   in table {host: "a"}
//   at histogram_above_bins.flux:3:75
//   |
// 3 | array.from(rows: [{host: "a", load: 3.0}]) |> group(columns: ["host"]) |> histogram(column: "load", bins: [1.0, 2.0])
//   |                                                                           ^^^^^^^^^
// --- exit 1
