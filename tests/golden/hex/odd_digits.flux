import "array"
import "contrib/bonitoo-io/hex"

array.from(rows: [{_value: string(v: hex.bytes(v: "abc"))}])

// ---
//
// --- stderr
// fluxc: `hex.bytes`: cannot convert string `abc` to bytes due to invalid syntax
//   at odd_digits.flux:4:38
//   |
// 4 | array.from(rows: [{_value: string(v: hex.bytes(v: "abc"))}])
//   |                                      ^^^^^^^^^
// --- exit 1
