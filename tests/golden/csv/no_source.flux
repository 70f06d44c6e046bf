import "csv"

csv.from(mode: "raw")

// ---
//
// --- stderr
// fluxc: `csv.from`: needs `csv` or `file`, and neither has any text
//   at no_source.flux:3:1
//   |
// 3 | csv.from(mode: "raw")
//   | ^^^^^^^^
// --- exit 1
