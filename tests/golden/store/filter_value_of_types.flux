// data: types types.lp
from(bucket: "types")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._value == 1.0)

// ---
//
// --- stderr
// fluxc: unsupported binary expression bool == float
//   in table {_field: "b", _measurement: "m"}
//   at filter_value_of_types.flux:4:26
//   |
// 4 |     |> filter(fn: (r) => r._value == 1.0)
//   |                          ^^^^^^^^
//   at filter_value_of_types.flux:4:8
// --- exit 1
