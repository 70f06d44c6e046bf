import "array"

array.from(rows: [{s: "12"}, {s: "twelve"}])
    |> map(fn: (r) => ({r with n: int(v: r.s)}))

// ---
//
// --- stderr
// fluxc: cannot evaluate `int(v: r.s)`: cannot convert string "twelve" to int due to invalid syntax
//   at conversion_error_in_row.flux:4:35
//   |
// 4 |     |> map(fn: (r) => ({r with n: int(v: r.s)}))
//   |                                   ^^^
//   at conversion_error_in_row.flux:4:8
// --- exit 1
