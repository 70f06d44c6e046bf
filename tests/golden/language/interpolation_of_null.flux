import "array"
import "internal/debug"

array.from(rows: [{a: "x ${debug.null(type: "string")}"}])

// ---
//
// --- stderr
// fluxc: interpolated expression produced a null value
//   at interpolation_of_null.flux:4:28
//   |
// 4 | array.from(rows: [{a: "x ${debug.null(type: "string")}"}])
//   |                            ^^^^^^^^^^
// --- exit 1
