import "array"
import "fluxc/strings"

array.from(rows: [{x: strings.format(v: 1, as: "%.2d")}])

// ---
//
// --- stderr
// fluxc: `strings.format`: argument `as` has a precision, which `d` does not take
//   at format_precision_of_int.flux:4:23
//   |
// 4 | array.from(rows: [{x: strings.format(v: 1, as: "%.2d")}])
//   |                       ^^^^^^^^^^^^^^
// --- exit 1
