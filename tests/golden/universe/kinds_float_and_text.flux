import "array"

array.from(rows: [{_value: 1.5}])
    |> drop(columns: [])
    |> filter(fn: (r) => r._value > "1")

// ---
//
// --- stderr
// fluxc: unsupported binary expression float > string; write numbers without quotes, or convert with `float(v: …)` or `string(v: …)`
//   at kinds_float_and_text.flux:5:26
//   |
// 5 |     |> filter(fn: (r) => r._value > "1")
//   |                          ^^^^^^^^
//   at kinds_float_and_text.flux:5:8
// --- exit 1
