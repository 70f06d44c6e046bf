import "csv"

csv.from(mode: "raw")

// ---
//
// --- stderr
// fluxc: `csv.from`: needs either `csv` or `file`, not both and not neither
//   at no_source.flux:3:1
//   |
// 3 | csv.from(mode: "raw")
//   | ^^^^^^^^
// --- exit 1
