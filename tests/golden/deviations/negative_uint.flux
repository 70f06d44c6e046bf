import "array"

array.from(rows: [{v: uint(v: 3)}]) |> map(fn: (r) => ({minus: -r.v}))

// ---
//
// --- stderr
// fluxc: unsupported unary expression -uint
//   at negative_uint.flux:3:64
//   |
// 3 | array.from(rows: [{v: uint(v: 3)}]) |> map(fn: (r) => ({minus: -r.v}))
//   |                                                                ^
//   at negative_uint.flux:3:40
// --- exit 1
