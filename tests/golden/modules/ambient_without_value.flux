// run: --ambient v.bucket --now 2024-01-01T12:00:00Z
import "array"

array.from(rows: [{_value: 1}])

// ---
//
// --- stderr
// fluxc: `v.bucket` sets nothing; write `v.bucket=VALUE`
// --- exit 1
