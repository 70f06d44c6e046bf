import "internal/gen"

gen.tables(n: 5, tags: [{name: "a", cardinality: 2000}, {name: "b", cardinality: 9223372036854775807}])

// ---
//
// --- stderr
// fluxc: `gen.tables`: argument `tags` must not make more than 1048576 series
//   at tables_too_many.flux:3:1
//   |
// 3 | gen.tables(n: 5, tags: [{name: "a", cardinality: 2000}, {name: "b", cardinality: 9223372036854775807}])
//   | ^^^^^^^^^^
// --- exit 1
