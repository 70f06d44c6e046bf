import "array"

array.from(rows: [])

// ---
//
// --- stderr
// fluxc: `array.from`: argument `rows` must have at least one record, because the first ones say which columns there are
//   at no_rows.flux:3:1
//   |
// 3 | array.from(rows: [])
//   | ^^^^^^^^^^
// --- exit 1
