import "array"
import "contrib/bonitoo-io/hex"

array.from(rows: [{_value: hex.uint(v: "10000000000000000")}])

// ---
//
// --- stderr
// fluxc: `hex.uint`: cannot convert string `10000000000000000` to uint due to invalid syntax
//   at uint_too_large.flux:4:28
//   |
// 4 | array.from(rows: [{_value: hex.uint(v: "10000000000000000")}])
//   |                            ^^^^^^^^
// --- exit 1
