import "array"

array.from(rows: [{x: 1.0, value: 2.0, host: "a"}])
    |> group(columns: ["host"])
    |> covariance(columns: ["x", "valu"])

// ---
//
// --- stderr
// fluxc: covariance: specified column does not exist in table: valu; columns: x, value, host; did you mean `value`?
//   in table {host: "a"}
//   at covariance_misspelt_column.flux:5:8
//   |
// 5 |     |> covariance(columns: ["x", "valu"])
//   |        ^^^^^^^^^^
// --- exit 1
