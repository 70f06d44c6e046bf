import "array"
import "contrib/bonitoo-io/hex"

array.from(rows: [{_value: hex.int(v: "12g")}])

// ---
//
// --- stderr
// fluxc: `hex.int`: cannot convert string `12g` to int due to invalid syntax
//   at not_hexadecimal.flux:4:28
// --- exit 1
