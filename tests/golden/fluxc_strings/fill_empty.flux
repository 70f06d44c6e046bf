import "array"
import "fluxc/strings"

array.from(rows: [{x: strings.padRight(v: "a", width: 3, fill: "")}])

// ---
//
// --- stderr
// fluxc: `strings.padRight`: argument `fill` must be one character, found ""
//   at fill_empty.flux:4:23
//   |
// 4 | array.from(rows: [{x: strings.padRight(v: "a", width: 3, fill: "")}])
//   |                       ^^^^^^^^^^^^^^^^
// --- exit 1
