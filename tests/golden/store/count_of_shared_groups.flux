// data: metrics metrics.lp
// Groups that have another reader must be of one type, for that one.
groups =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> group(columns: ["host"])

groups |> count() |> yield(name: "count")
groups |> first() |> yield(name: "first")

// ---
//
// --- stderr
// fluxc: schema collision detected: column `_value` is both of type bool and string in table {host: "b"}, which gets rows of table {_field: "ok", _measurement: "cpu"} with bool and of table {_field: "state", _measurement: "cpu"} with string; convert one of them, or filter to one `_field` first
//   at count_of_shared_groups.flux:6:12
//   |
// 6 |         |> group(columns: ["host"])
//   |            ^^^^^
// --- exit 1
