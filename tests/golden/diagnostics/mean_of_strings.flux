// run: --now 2024-01-01T01:00:00Z
import "array"

array.from(
    rows: [
        {_measurement: "cpu", _field: "state", host: "a", _time: 2024-01-01T00:00:00Z, _value: "on"},
    ],
)
    |> group(columns: ["_measurement", "_field", "host"])
    |> range(start: -1h)
    |> mean()

// ---
//
// --- stderr
// fluxc: `mean` cannot take column `_value`, which has type string: it needs int, uint or float; filter to such columns first, or convert with `toFloat`; found in table {_field: "state", _measurement: "cpu", _start: 2024-01-01T00:00:00Z, _stop: 2024-01-01T01:00:00Z, host: "a"}
//   at mean_of_strings.flux:11:8
//    |
// 11 |     |> mean()
//    |        ^^^^
// --- exit 1
