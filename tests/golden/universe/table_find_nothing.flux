import "array"

table =
    array.from(rows: [{host: "a", _value: 1}])
        |> group(columns: ["host"])
        |> tableFind(fn: (key) => key.host == "z")

array.from(rows: [{v: (table |> getColumn(column: "_value"))[0]}])

// ---
//
// --- stderr
// fluxc: `tableFind`: no table found
//   at table_find_nothing.flux:6:12
//   |
// 6 |         |> tableFind(fn: (key) => key.host == "z")
//   |            ^^^^^^^^^
// --- exit 1
