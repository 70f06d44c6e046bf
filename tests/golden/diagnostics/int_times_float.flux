// check:
import "array"

array.from(rows: [{host: "a", usage: 0.5}])
    |> map(fn: (r) => ({r with pct: r.usage * 100}))

// ---
// error[E0302]: cannot multiply a float by an int
//  --> int_times_float.flux:5:47
//   |
// 5 |     |> map(fn: (r) => ({r with pct: r.usage * 100}))
//   |                                               ^^^ an int
//   |                                     ------- a float
//   |
//   = help: write `100.0`: Flux never converts numbers by itself
//
// --- exit 1
