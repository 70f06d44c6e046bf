import "array"

array.from(rows: [{_value: 1.5}])
    |> drop(columns: [])
    |> map(fn: (r) => ({r with _value: r._value * 2}))

// ---
//
// --- stderr
// fluxc: type conflict: float != int; numbers are not converted by themselves: write `1.0` for `1`, or convert with `float(v: …)`
//   at kinds_float_and_int.flux:5:40
//   |
// 5 |     |> map(fn: (r) => ({r with _value: r._value * 2}))
//   |                                        ^^^^^^^^
//   at kinds_float_and_int.flux:5:8
// --- exit 1
