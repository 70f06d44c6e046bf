import "array"
import "internal/debug"
import "math"

array.from(rows: [{v: debug.null(type: "int")}])
    |> debug.opaque()
    |> map(fn: (r) => ({v: math.pow(x: r.v, y: 2.0)}))

// ---
//
// --- stderr
// fluxc: cannot evaluate `math.pow(x: r.v, y: 2.0)`: `math.pow`: argument `x` must be of type float, found null int; test the value with `exists` first
//   at null_of_another_kind.flux:7:28
//   |
// 7 |     |> map(fn: (r) => ({v: math.pow(x: r.v, y: 2.0)}))
//   |                            ^^^^^^^^
//   at null_of_another_kind.flux:7:8
// --- exit 1
