import "array"
import "fluxc/strings"

array.from(rows: [{x: strings.padLeft(v: "a", width: -1)}])

// ---
//
// --- stderr
// fluxc: `strings.padLeft`: argument `width` must be between 0 and 268435456, found -1
//   at width_negative.flux:4:23
//   |
// 4 | array.from(rows: [{x: strings.padLeft(v: "a", width: -1)}])
//   |                       ^^^^^^^^^^^^^^^
// --- exit 1
