import "array"
import "fluxc/strings"

array.from(rows: [{x: strings.format(v: 1, as: "%d of %d")}])

// ---
//
// --- stderr
// fluxc: `strings.format`: argument `as` has more than one place for the value
//   at format_two_places.flux:4:23
//   |
// 4 | array.from(rows: [{x: strings.format(v: 1, as: "%d of %d")}])
//   |                       ^^^^^^^^^^^^^^
// --- exit 1
