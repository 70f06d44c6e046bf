// data: types types.lp
// What InfluxDB's storage does not evaluate fails on values of another type.
from(bucket: "types")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => not (r._value == 1.0))

// ---
//
// --- stderr
// fluxc: unsupported binary expression bool == float
//   in table {_field: "b", _measurement: "m"}
//   at filter_value_of_types_elsewhere.flux:5:31
//   |
// 5 |     |> filter(fn: (r) => not (r._value == 1.0))
//   |                               ^^^^^^^^
//   at filter_value_of_types_elsewhere.flux:5:8
// --- exit 1
