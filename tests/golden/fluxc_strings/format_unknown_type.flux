import "array"
import "fluxc/strings"

array.from(rows: [{x: strings.format(v: 1, as: "a %-5q b")}])

// ---
//
// --- stderr
// fluxc: `strings.format`: argument `as` has `%-5q`; a place ends in one of `d x X o f e E g G s`, and `%%` is a percent sign
//   at format_unknown_type.flux:4:23
//   |
// 4 | array.from(rows: [{x: strings.format(v: 1, as: "a %-5q b")}])
//   |                       ^^^^^^^^^^^^^^
// --- exit 1
