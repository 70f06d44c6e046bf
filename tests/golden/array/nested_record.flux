import "array"

array.from(rows: [{r: {a: 1}}])

// ---
//
// --- stderr
// fluxc: `array.from`: argument `rows` has a property `r` of type record, which cannot be a column; convert it first, for instance with `string(v:)`
//   at nested_record.flux:3:1
//   |
// 3 | array.from(rows: [{r: {a: 1}}])
//   | ^^^^^^^^^^
// --- exit 1
