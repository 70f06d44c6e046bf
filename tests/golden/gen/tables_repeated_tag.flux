import "internal/gen"

gen.tables(n: 1, tags: [{name: "host", cardinality: 1}, {name: "host", cardinality: 2}])

// ---
//
// --- stderr
// fluxc: `gen.tables`: argument `tags` names the tag `host` twice
//   at tables_repeated_tag.flux:3:1
//   |
// 3 | gen.tables(n: 1, tags: [{name: "host", cardinality: 1}, {name: "host", cardinality: 2}])
//   | ^^^^^^^^^^
// --- exit 1
