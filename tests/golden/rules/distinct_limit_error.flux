// A row that fails counts, though the values that are wanted came before it.
import "array"

array.from(rows: [{v: 1}, {v: 2}, {v: 0}])
    |> map(fn: (r) => ({v: 6 / r.v}))
    |> distinct(column: "v")
    |> limit(n: 1)

// ---
//
// --- stderr
// fluxc: cannot evaluate `6 / r.v`: cannot divide by zero
//   at distinct_limit_error.flux:5:28
//   |
// 5 |     |> map(fn: (r) => ({v: 6 / r.v}))
//   |                            ^
//   at distinct_limit_error.flux:5:8
// --- exit 1
