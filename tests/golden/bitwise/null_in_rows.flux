import "array"
import "bitwise"
import "internal/debug"

array.from(rows: [{mask: 6}, {mask: debug.null(type: "int")}])
    |> map(fn: (r) => ({r with low: bitwise.sand(a: r.mask, b: 3)}))

// ---
//
// --- stderr
// fluxc: cannot evaluate `bitwise.sand(a: r.mask, b: 3)`: `bitwise`: argument `a` must be of type int, found null int
//   at null_in_rows.flux:6:37
//   |
// 6 |     |> map(fn: (r) => ({r with low: bitwise.sand(a: r.mask, b: 3)}))
//   |                                     ^^^^^^^^^^^^
//   at null_in_rows.flux:6:8
// --- exit 1
