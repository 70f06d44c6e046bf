import "array"
import "contrib/bonitoo-io/hex"

array.from(rows: [{_value: hex.int(v: "12g")}])

// ---
//
// --- stderr
// fluxc: `hex.int`: cannot convert string `12g` to int due to invalid syntax
//   at not_hexadecimal.flux:4:28
//   |
// 4 | array.from(rows: [{_value: hex.int(v: "12g")}])
//   |                            ^^^^^^^
// --- exit 1
