import "internal/gen"

gen.tables(n: 1, nulls: 1.5)

// ---
//
// --- stderr
// fluxc: `gen.tables`: argument `nulls` must be between 0.0 and 1.0, found 1.5
//   at tables_share_of_nulls.flux:3:1
//   |
// 3 | gen.tables(n: 1, nulls: 1.5)
//   | ^^^^^^^^^^
// --- exit 1
