import "array"

array.from(rows: [{_value: 1, level: 5}, {_value: 2, level: 5}, {_value: 3, level: 5}])
    |> group(columns: ["level"])
    |> cumulativeSum(columns: ["level"])
    |> sort(desc: true)

// ---
//
// --- stderr
// fluxc: `cumulativeSum`: column `level` is in the group key; use `group` to take it out, or name another column
//   in table {level: 5}
//   at cumulative_sum_of_key_column.flux:5:8
//   |
// 5 |     |> cumulativeSum(columns: ["level"])
//   |        ^^^^^^^^^^^^^
// --- exit 1
