import "array"
import "internal/testutil"

array.from(rows: [{_value: testutil.fail()}])

// ---
//
// --- stderr
// fluxc: fail
//   at fail.flux:4:28
// --- exit 1
