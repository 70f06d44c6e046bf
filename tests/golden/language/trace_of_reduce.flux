import "array"

add = (accumulator, r) => accumulator.sum + int(v: r.v)

array.from(rows: [{v: "5"}, {v: "five"}])
    |> reduce(identity: {sum: 0}, fn: (r, accumulator) => ({sum: add(accumulator: accumulator, r: r)}))

// ---
//
// --- stderr
// fluxc: cannot evaluate `int(v: r.v)`: cannot convert string "five" to int due to invalid syntax
//   at trace_of_reduce.flux:3:45 in `add`
//   |
// 3 | add = (accumulator, r) => accumulator.sum + int(v: r.v)
//   |                                             ^^^
//   at trace_of_reduce.flux:6:66
//   at trace_of_reduce.flux:6:8
// --- exit 1
