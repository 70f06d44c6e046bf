// data: metrics ../rules/mixed.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> group(columns: ["host"])
    |> mean()

// ---
//
// --- stderr
// fluxc: schema collision detected: column `_value` is both of type int and float in table {host: "a"}, which gets rows of table {_field: "idle", _measurement: "cpu"} with int and of table {_field: "usage", _measurement: "cpu"} with float; convert one of them, or filter to one `_field` first
//   at grouped_aggregate_collision.flux:4:8
//   |
// 4 |     |> group(columns: ["host"])
//   |        ^^^^^
// --- exit 1
