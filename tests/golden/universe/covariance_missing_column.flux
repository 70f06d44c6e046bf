import "array"

array.from(rows: [{x: 1.0, host: "a"}]) |> group(columns: ["host"]) |> covariance(columns: ["x", "y"])

// ---
//
// --- stderr
// fluxc: covariance: specified column does not exist in table: y; columns: x, host
//   in table {host: "a"}
//   at covariance_missing_column.flux:3:72
//   |
// 3 | array.from(rows: [{x: 1.0, host: "a"}]) |> group(columns: ["host"]) |> covariance(columns: ["x", "y"])
//   |                                                                        ^^^^^^^^^^
// --- exit 1
