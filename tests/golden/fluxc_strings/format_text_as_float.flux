import "array"
import "fluxc/strings"

array.from(rows: [{x: strings.format(v: "1.5", as: "%f")}])

// ---
//
// --- stderr
// fluxc: `strings.format`: argument `v` must be a number for `%f`, found string
//   at format_text_as_float.flux:4:23
//   |
// 4 | array.from(rows: [{x: strings.format(v: "1.5", as: "%f")}])
//   |                       ^^^^^^^^^^^^^^
// --- exit 1
