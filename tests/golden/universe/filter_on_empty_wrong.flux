import "array"

array.from(rows: [{_value: 1}])
    |> filter(fn: (r) => r._value > 5, onEmpty: "maybe")

// ---
//
// --- stderr
// fluxc: `filter`: argument `onEmpty` must be "keep" or "drop", found "maybe"
//   at filter_on_empty_wrong.flux:4:8
//   |
// 4 |     |> filter(fn: (r) => r._value > 5, onEmpty: "maybe")
//   |        ^^^^^^
// --- exit 1
