import "array"
import "fluxc/strings"

array.from(rows: [{x: strings.format(v: 1, as: "%1001d")}])

// ---
//
// --- stderr
// fluxc: `strings.format`: argument `as` has a width or precision above 1000
//   at format_too_wide.flux:4:23
//   |
// 4 | array.from(rows: [{x: strings.format(v: 1, as: "%1001d")}])
//   |                       ^^^^^^^^^^^^^^
// --- exit 1
