import "array"
import "fluxc/strings"

array.from(rows: [{x: strings.padRight(v: "a", width: 300000000)}])

// ---
//
// --- stderr
// fluxc: `strings.padRight`: argument `width` must be between 0 and 268435456, found 300000000
//   at width_too_large.flux:4:23
//   |
// 4 | array.from(rows: [{x: strings.padRight(v: "a", width: 300000000)}])
//   |                       ^^^^^^^^^^^^^^^^
// --- exit 1
