import "array"

array.from(rows: [{_value: 1}])
    |> limit(n: -1)

// ---
//
// --- stderr
// fluxc: `limit`: argument `n` must not be negative, found -1
//   at limit_negative.flux:4:8
//   |
// 4 |     |> limit(n: -1)
//   |        ^^^^^
// --- exit 1
