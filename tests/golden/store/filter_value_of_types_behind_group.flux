// data: types types.lp
// A filter that does not stand on the read is Flux's.
from(bucket: "types")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> drop(columns: ["host"])
    |> filter(fn: (r) => r._value == 1.0)

// ---
//
// --- stderr
// fluxc: unsupported binary expression bool == float
//   in table {_field: "b", _measurement: "m"}
//   at filter_value_of_types_behind_group.flux:6:26
//   |
// 6 |     |> filter(fn: (r) => r._value == 1.0)
//   |                          ^^^^^^^^
//   at filter_value_of_types_behind_group.flux:6:8
// --- exit 1
