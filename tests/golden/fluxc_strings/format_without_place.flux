import "array"
import "fluxc/strings"

array.from(rows: [{x: strings.format(v: 1, as: "100%%")}])

// ---
//
// --- stderr
// fluxc: `strings.format`: argument `as` has no place for the value, such as `%s`
//   at format_without_place.flux:4:23
//   |
// 4 | array.from(rows: [{x: strings.format(v: 1, as: "100%%")}])
//   |                       ^^^^^^^^^^^^^^
// --- exit 1
