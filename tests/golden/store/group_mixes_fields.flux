// data: metrics metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and (r._field == "usage" or r._field == "idle"))
    |> group()

// ---
//
// --- stderr
// fluxc: schema collision detected: column `_value` is both of type int and float in table {}, which gets rows of table {_field: "idle", _measurement: "cpu"} with int and of table {_field: "usage", _measurement: "cpu"} with float; convert one of them, or filter to one `_field` first
//   at group_mixes_fields.flux:5:8
//   |
// 5 |     |> group()
//   |        ^^^^^
// --- exit 1
