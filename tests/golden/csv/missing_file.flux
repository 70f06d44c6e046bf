import "csv"

csv.from(file: "does/not/exist.csv")

// ---
//
// --- stderr
// fluxc: cannot read `does/not/exist.csv`: No such file or directory
//   at missing_file.flux:3:1
//   |
// 3 | csv.from(file: "does/not/exist.csv")
//   | ^^^^^^^^
// --- exit 1
