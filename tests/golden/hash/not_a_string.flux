import "array"
import "contrib/qxip/hash"

array.from(rows: [{_value: hash.sha1(v: 1)}])

// ---
//
// --- stderr
// fluxc: `hash.sha1`: argument `v` must be of type string, found int
//   at not_a_string.flux:4:28
//   |
// 4 | array.from(rows: [{_value: hash.sha1(v: 1)}])
//   |                            ^^^^^^^^^
// --- exit 1
