import "array"

array.from(rows: [{a: 10, b: 0}])
    |> map(fn: (r) => ({r with c: r.a % r.b}))

// ---
//
// --- stderr
// fluxc: cannot evaluate `r.a % r.b`: cannot mod zero
//   at remainder_by_zero_in_row.flux:4:35
//   |
// 4 |     |> map(fn: (r) => ({r with c: r.a % r.b}))
//   |                                   ^^^
//   at remainder_by_zero_in_row.flux:4:8
// --- exit 1
