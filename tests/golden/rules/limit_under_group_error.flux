// data: metrics mixed.lp
// Values of two types do not go into one table, however few of them are wanted.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> group()
    |> limit(n: 1)

// ---
//
// --- stderr
// fluxc: schema collision detected: column `_value` is both of type int and string in table {}, which gets rows of table {_field: "idle", _measurement: "cpu"} with int and of table {_field: "state", _measurement: "cpu"} with string; convert one of them, or filter to one `_field` first
//   at limit_under_group_error.flux:5:8
//   |
// 5 |     |> group()
//   |        ^^^^^
// --- exit 1
