import "array"
import "./lib/failing"

array.from(rows: [{_value: failing.half(n: 4)}])

// ---
//
// --- stderr
// fluxc: cannot divide by zero
//   at lib/failing.flux:3:15 in `half`
//   |
// 3 | half = (n) => n / 0
//   |               ^
//   at error_in_package.flux:4:28
// --- exit 1
