import "date"
import "math"

date.scale(d: 1h, n: math.maxint)

// ---
//
// --- stderr
// fluxc: `date.scale`: argument `n` is too large: 9223372036854775807 times 1h is no duration
//   at scale_too_large.flux:4:1
//   |
// 4 | date.scale(d: 1h, n: math.maxint)
//   | ^^^^^^^^^^
// --- exit 1
