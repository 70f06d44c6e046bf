import "array"

array.from(rows: [{_value: "text", n: 1}])
    |> drop(columns: [])
    |> filter(fn: (r) => r.n > 0)
    |> map(fn: (r) => ({r with sum: r._value + r.n}))

// ---
//
// --- stderr
// fluxc: type conflict: string != int; write numbers without quotes, or convert with `float(v: …)` or `string(v: …)`
//   at type_conflict_in_row.flux:6:37
//   |
// 6 |     |> map(fn: (r) => ({r with sum: r._value + r.n}))
//   |                                     ^^^^^^^^
//   at type_conflict_in_row.flux:6:8
// --- exit 1
