import "internal/gen"

gen.tables(n: -1)

// ---
//
// --- stderr
// fluxc: `gen.tables`: argument `n` must not be negative, found -1
//   at tables_negative_rows.flux:3:1
//   |
// 3 | gen.tables(n: -1)
//   | ^^^^^^^^^^
// --- exit 1
