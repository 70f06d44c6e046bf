import "array"

array.from(rows: [{n: 3}]) |> map(fn: (r) => r.n)

// ---
//
// --- stderr
// fluxc: map function must return an object, got int; name the column: `({r with _value: …})`
//   at map_to_value.flux:3:31
//   |
// 3 | array.from(rows: [{n: 3}]) |> map(fn: (r) => r.n)
//   |                               ^^^
// --- exit 1
