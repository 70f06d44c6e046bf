import "array"
import "fluxc/strings"

array.from(rows: [{x: strings.padLeft(v: "a", width: 3, fill: "ab")}])

// ---
//
// --- stderr
// fluxc: `strings.padLeft`: argument `fill` must be one character, found "ab"
//   at fill_of_two.flux:4:23
//   |
// 4 | array.from(rows: [{x: strings.padLeft(v: "a", width: 3, fill: "ab")}])
//   |                       ^^^^^^^^^^^^^^^
// --- exit 1
