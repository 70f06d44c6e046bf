import "array"
import "fluxc/strings"

array.from(rows: [{x: strings.format(v: 1, as: "a %5.")}])

// ---
//
// --- stderr
// fluxc: `strings.format`: argument `as` has `%5.`; a place ends in one of `d x X o f e E g G s`, and `%%` is a percent sign
//   at format_ends_early.flux:4:23
//   |
// 4 | array.from(rows: [{x: strings.format(v: 1, as: "a %5.")}])
//   |                       ^^^^^^^^^^^^^^
// --- exit 1
