// data: metrics ../store/metrics.lp
// The types that meet are an error although the filter drops all rows of one of them.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> group(columns: ["host"])
    |> filter(fn: (r) => r._field == "usage")

// ---
//
// --- stderr
// fluxc: schema collision detected: column `_value` is both of type bool and string in table {host: "b"}, which gets rows of table {_field: "ok", _measurement: "cpu"} with bool and of table {_field: "state", _measurement: "cpu"} with string; convert one of them, or filter to one `_field` first
//   at filter_past_group_error.flux:5:8
//   |
// 5 |     |> group(columns: ["host"])
//   |        ^^^^^
// --- exit 1
