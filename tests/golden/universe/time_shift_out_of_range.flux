import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}])
    |> timeShift(duration: 400y)

// ---
//
// --- stderr
// fluxc: adding 400y to 2024-01-01T00:00:00Z is out of the range of times, which is 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z
//   at time_shift_out_of_range.flux:4:8
//   |
// 4 |     |> timeShift(duration: 400y)
//   |        ^^^^^^^^^
// --- exit 1
