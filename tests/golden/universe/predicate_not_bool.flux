import "array"

array.from(rows: [{_value: 1}])
    |> drop(columns: [])
    |> filter(fn: (r) => r._value)

// ---
//
// --- stderr
// fluxc: row predicate function does not evaluate to a boolean, but to int
//   at predicate_not_bool.flux:5:8
//   |
// 5 |     |> filter(fn: (r) => r._value)
//   |        ^^^^^^
// --- exit 1
