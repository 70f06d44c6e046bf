import "array"

array.from(rows: [{_value: 1.5}]) |> quantile(q: 95.0)

// ---
//
// --- stderr
// fluxc: `quantile`: argument `q` must be between 0.0 and 1.0, found 95; write 0.95 for 95 %
//   at quantile_percent.flux:3:38
//   |
// 3 | array.from(rows: [{_value: 1.5}]) |> quantile(q: 95.0)
//   |                                      ^^^^^^^^
// --- exit 1
