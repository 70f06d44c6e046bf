import "array"
import "interpolate"

array.from(
    rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0, host: "a"}, {_time: 2024-01-01T00:05:00Z, _value: 2.0, host: "a"}],
)
    |> interpolate.linear(every: 1m)

// ---
//
// --- stderr
// fluxc: `interpolate.linear`: column `host` is not in the group key, so that new rows have no value for it; drop it, or group by it
//   at column_outside_key.flux:7:8
//   |
// 7 |     |> interpolate.linear(every: 1m)
//   |        ^^^^^^^^^^^^^^^^^^
// --- exit 1
