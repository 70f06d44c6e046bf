import "array"

array.from(rows: [{d: 1h}])

// ---
//
// --- stderr
// fluxc: `array.from`: argument `rows` has a property `d` of type duration, which cannot be a column; convert it first, for instance with `string(v:)`
//   at unsupported_type.flux:3:1
//   |
// 3 | array.from(rows: [{d: 1h}])
//   | ^^^^^^^^^^
// --- exit 1
