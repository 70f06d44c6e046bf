import "internal/gen"

gen.tables(n: 1, tags: [{name: "host", cardinality: -2}])

// ---
//
// --- stderr
// fluxc: `gen.tables`: argument `tags` must not have a negative cardinality, found -2
//   at tables_negative_cardinality.flux:3:1
//   |
// 3 | gen.tables(n: 1, tags: [{name: "host", cardinality: -2}])
//   | ^^^^^^^^^^
// --- exit 1
