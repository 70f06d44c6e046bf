import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, host: "a", _value: 1}])
    |> group(columns: ["host"])
    |> timeShift(duration: 1h, columns: ["_time", "host"])

// ---
//
// --- stderr
// fluxc: `timeShift`: column `host` is of type string, need time; columns of other types cannot be shifted
//   in table {host: "a"}
//   at time_shift_of_text.flux:5:8
//   |
// 5 |     |> timeShift(duration: 1h, columns: ["_time", "host"])
//   |        ^^^^^^^^^
// --- exit 1
