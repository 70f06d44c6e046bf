import "experimental/bigtable"

bigtable.from(token: "t", project: "p", instance: "i", table: "t")

// ---
//
// --- stderr
// fluxc: `bigtable.from`: Bigtable cannot be read here; export the table as CSV and read it with `csv.from`
//   at from.flux:3:1
// --- exit 1
