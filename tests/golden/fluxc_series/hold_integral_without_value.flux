import "array"
import "fluxc/series"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, value: 1.0, host: "a"}])
    |> group(columns: ["host"])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T03:00:00Z)
    |> series.holdIntegral()

// ---
//
// --- stderr
// error[E0301]: no column `_value` here
//  --> hold_integral_without_value.flux:7:8
//   |
// 4 | array.from(rows: [{_time: 2024-01-01T00:00:00Z, value: 1.0, host: "a"}])
//   | ------------------------------------------------------------------------ has: _time (time), _start (time), _stop (time), value (float), host (string)
// ...
// 7 |     |> series.holdIntegral()
//   |        ^^^^^^^^^^^^^^^^^^^ `series.holdIntegral` needs it
//   |
//   = help: did you mean `value`?
//
// --- exit 1
