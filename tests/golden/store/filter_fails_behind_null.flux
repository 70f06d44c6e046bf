// data: faults faults.lp
// A test that is null, as of a tag that is not there, is not false: what stands behind it is looked at.
from(bucket: "faults")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r.host == "b" and 10 / r._value > 1)

// ---
//
// --- stderr
// fluxc: cannot evaluate `10 / r._value`: cannot divide by zero
//   in table {_field: "n", _measurement: "m", room: "r"}
//   at filter_fails_behind_null.flux:5:44
//   |
// 5 |     |> filter(fn: (r) => r.host == "b" and 10 / r._value > 1)
//   |                                            ^^
//   at filter_fails_behind_null.flux:5:8
// --- exit 1
