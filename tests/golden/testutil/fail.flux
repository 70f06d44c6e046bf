import "array"
import "internal/testutil"

array.from(rows: [{_value: testutil.fail()}])

// ---
//
// --- stderr
// fluxc: fail
//   at fail.flux:4:28
//   |
// 4 | array.from(rows: [{_value: testutil.fail()}])
//   |                            ^^^^^^^^^^^^^
// --- exit 1
