import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, _value: 1, level: 5},
        {_time: 2024-01-01T00:00:01Z, _value: 2, level: 5},
        {_time: 2024-01-01T00:00:02Z, _value: 3, level: 5},
    ],
)
    |> group(columns: ["level"])
    |> derivative(columns: ["level"])
    |> sort(desc: true)

// ---
//
// --- stderr
// fluxc: `derivative`: column `level` is in the group key; use `group` to take it out, or name another column
//   in table {level: 5}
//   at derivative_of_key_column.flux:11:8
//    |
// 11 |     |> derivative(columns: ["level"])
//    |        ^^^^^^^^^^
// --- exit 1
