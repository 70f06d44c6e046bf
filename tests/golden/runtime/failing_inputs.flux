// Of several inputs that fail, the failure of the first one is told, though the other fails in an earlier row.
import "array"

data = array.from(rows: [{_value: 1}, {_value: 2}, {_value: 3}, {_value: 4}])
late = data |> map(fn: (r) => ({_value: 12 / (r._value - 4)}))
early = data |> map(fn: (r) => ({_value: 12 / (r._value - 1)}))

union(tables: [late, early]) |> yield(name: "united")
join(tables: {a: late |> sum(), b: early |> sum()}, on: ["_value"]) |> yield(name: "joined")

// ---
//
// --- stderr
// fluxc: cannot evaluate `12 / (r._value - 4)`: cannot divide by zero
//   at failing_inputs.flux:5:41
//   |
// 5 | late = data |> map(fn: (r) => ({_value: 12 / (r._value - 4)}))
//   |                                         ^^
//   at failing_inputs.flux:5:16
// --- exit 1
