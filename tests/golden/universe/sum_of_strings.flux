import "array"

array.from(rows: [{_value: "a"}, {_value: "b"}])
    |> sum()

// ---
//
// --- stderr
// fluxc: `sum` cannot take column `_value`, which has type string: it needs int, uint or float; filter to such columns first, or convert with `toFloat`; found in table {}
//   at sum_of_strings.flux:4:8
//   |
// 4 |     |> sum()
//   |        ^^^
// --- exit 1
