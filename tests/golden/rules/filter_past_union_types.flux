// data: early two_types.lp
// data: late two_types_later.lp
// The types that meet are an error although the filter drops all rows of one of them.
early = from(bucket: "early") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
late = from(bucket: "late") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

union(tables: [early, late]) |> filter(fn: (r) => r._time < 2024-01-01T01:00:00Z)

// ---
//
// --- stderr
// fluxc: schema collision detected: column `_value` is both of type float and int in table {_field: "u", _measurement: "cpu", _start: 2024-01-01T00:00:00Z, _stop: 2024-01-02T00:00:00Z, host: "a"}; convert one of them, or filter to one `_field` first
//   at filter_past_union_types.flux:7:1
//   |
// 7 | union(tables: [early, late]) |> filter(fn: (r) => r._time < 2024-01-01T01:00:00Z)
//   | ^^^^^
// --- exit 1
