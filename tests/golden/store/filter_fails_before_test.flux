// data: faults faults.lp
// The division comes first, so that no other test keeps rows from it.
from(bucket: "faults")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => 10 / r._value > 1 and r.host == "b")

// ---
//
// --- stderr
// fluxc: cannot evaluate `10 / r._value`: cannot divide by zero
//   in table {_field: "n", _measurement: "m", room: "r"}
//   at filter_fails_before_test.flux:5:26
//   |
// 5 |     |> filter(fn: (r) => 10 / r._value > 1 and r.host == "b")
//   |                          ^^
//   at filter_fails_before_test.flux:5:8
// --- exit 1
