import "array"
import "regexp"

array.from(rows: [{r: regexp.getString(r: regexp.compile(v: "a(b"))}])

// ---
//
// --- stderr
// fluxc: `regexp.compile`: argument `v` is no regular expression: invalid regular expression `a(b`: missing ): a(b
//   at compile_error.flux:4:43
//   |
// 4 | array.from(rows: [{r: regexp.getString(r: regexp.compile(v: "a(b"))}])
//   |                                           ^^^^^^^^^^^^^^
// --- exit 1
