import "internal/gen"

gen.tables(n: 1, tags: [{name: "_value", cardinality: 1}])

// ---
//
// --- stderr
// fluxc: `gen.tables`: argument `tags` must not name the column `_value`
//   at tables_tag_value.flux:3:1
//   |
// 3 | gen.tables(n: 1, tags: [{name: "_value", cardinality: 1}])
//   | ^^^^^^^^^^
// --- exit 1
