import "array"

array.from(rows: [{s: "1_0"}, {s: "1_e5"}]) |> map(fn: (r) => ({r with f: float(v: r.s)}))

// ---
//
// --- stderr
// fluxc: cannot evaluate `float(v: r.s)`: cannot convert string "1_e5" to float due to invalid syntax
//   at misplaced_underscore.flux:3:75
//   |
// 3 | array.from(rows: [{s: "1_0"}, {s: "1_e5"}]) |> map(fn: (r) => ({r with f: float(v: r.s)}))
//   |                                                                           ^^^^^
//   at misplaced_underscore.flux:3:48
// --- exit 1
