// A sign belongs to ints.
import "array"

array.from(rows: [{i: int(v: "+5"), u: uint(v: "+5")}])

// ---
//
// --- stderr
// fluxc: cannot convert string "+5" to uint due to invalid syntax
//   at uint_signs.flux:4:40
//   |
// 4 | array.from(rows: [{i: int(v: "+5"), u: uint(v: "+5")}])
//   |                                        ^^^^
// --- exit 1
