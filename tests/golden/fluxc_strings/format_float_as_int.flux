import "array"
import "fluxc/strings"

array.from(rows: [{x: strings.format(v: 1.5, as: "%d")}])

// ---
//
// --- stderr
// fluxc: `strings.format`: argument `v` must be an int or uint for `%d`, found float
//   at format_float_as_int.flux:4:23
//   |
// 4 | array.from(rows: [{x: strings.format(v: 1.5, as: "%d")}])
//   |                       ^^^^^^^^^^^^^^
// --- exit 1
