import "csv"

csv.from(file: "nothing.csv")

// ---
//
// --- stderr
// fluxc: `csv.from`: file `nothing.csv` is empty
//   at empty_file.flux:3:1
//   |
// 3 | csv.from(file: "nothing.csv")
//   | ^^^^^^^^
// --- exit 1
