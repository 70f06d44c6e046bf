// A builtin says which argument is wrong, what it found and what to do.
import "array"

array.from(rows: [{n: 1}])
    |> limit(n: -1)

// ---
//
// --- stderr
// fluxc: `limit`: argument `n` must not be negative, found -1
//   at bad_arguments.flux:5:8
//   |
// 5 |     |> limit(n: -1)
//   |        ^^^^^
// --- exit 1
