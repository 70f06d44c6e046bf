import "csv"

csv.from(csv: "", mode: "raw")

// ---
//
// --- stderr
// fluxc: `csv.from`: needs `csv` or `file`, and neither has any text
//   at empty_text.flux:3:1
//   |
// 3 | csv.from(csv: "", mode: "raw")
//   | ^^^^^^^^
// --- exit 1
