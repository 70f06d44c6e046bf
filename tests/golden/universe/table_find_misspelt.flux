import "array"

array.from(rows: [{host: "a", _value: 1.0}])
    |> group(columns: ["host"])
    |> tableFind(fn: (key) => key.hots == "a")
    |> map(fn: (r) => ({_value: r._value}))

// ---
//
// --- stderr
// fluxc: warning: no table has a column `hots` in its group key; did you mean `host`?
//   at table_find_misspelt.flux:5:8
// fluxc: `tableFind`: no table found
//   at table_find_misspelt.flux:5:8
//   |
// 5 |     |> tableFind(fn: (key) => key.hots == "a")
//   |        ^^^^^^^^^
// --- exit 1
