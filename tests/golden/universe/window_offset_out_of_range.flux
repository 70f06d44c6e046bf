import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> aggregateWindow(every: 1mo, offset: 400y, fn: sum)

// ---
//
// --- stderr
// fluxc: adding 400y to 1970-01-01T00:00:00Z is out of the range of times, which is 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z
//   at window_offset_out_of_range.flux:5:8, calling `aggregateWindow`
//   |
// 5 |     |> aggregateWindow(every: 1mo, offset: 400y, fn: sum)
//   |        ^^^^^^^^^^^^^^^
// --- exit 1
