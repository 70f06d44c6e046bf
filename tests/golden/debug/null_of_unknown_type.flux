import "array"
import "internal/debug"

array.from(rows: [{_value: debug.null(type: "array")}])

// ---
//
// --- stderr
// fluxc: `debug.null`: argument `type` must be the name of a basic type, found `array`
//   at null_of_unknown_type.flux:4:28
//   |
// 4 | array.from(rows: [{_value: debug.null(type: "array")}])
//   |                            ^^^^^^^^^^
// --- exit 1
