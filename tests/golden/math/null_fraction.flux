import "internal/debug"
import "math"

math.modf(f: debug.null(type: "float"))

// ---
//
// --- stderr
// fluxc: `math.modf`: argument `f` must be of type float, found null float; test the value with `exists` first
//   at null_fraction.flux:4:1
//   |
// 4 | math.modf(f: debug.null(type: "float"))
//   | ^^^^^^^^^
// --- exit 1
