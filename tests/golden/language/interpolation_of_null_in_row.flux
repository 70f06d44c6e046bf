import "array"
import "internal/debug"

array.from(rows: [{a: 1.5}]) |> map(fn: (r) => ({text: "${debug.null(type: "float")}"}))

// ---
//
// --- stderr
// fluxc: cannot evaluate `"${internal/debug.null(type: "float")}"`: interpolated expression produced a null value
//   at interpolation_of_null_in_row.flux:4:59
//   |
// 4 | array.from(rows: [{a: 1.5}]) |> map(fn: (r) => ({text: "${debug.null(type: "float")}"}))
//   |                                                           ^^^^^^^^^^
//   at interpolation_of_null_in_row.flux:4:33
// --- exit 1
