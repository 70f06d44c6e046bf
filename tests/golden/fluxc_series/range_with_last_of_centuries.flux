// Times do not go back that far.
import "array"
import "fluxc/series"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> series.rangeWithLast(start: 2024-01-01T01:00:00Z, stop: 2024-01-01T03:00:00Z, lookback: 400y)

// ---
//
// --- stderr
// fluxc: subtracting 400y from 2024-01-01T01:00:00Z is out of the range of times, which is 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z
//   at date/date.flux:273:39 in `sub`
//   at fluxc/series/series.flux:82:29 in `rangeWithLast`
//   at range_with_last_of_centuries.flux:6:8
//   |
// 6 |     |> series.rangeWithLast(start: 2024-01-01T01:00:00Z, stop: 2024-01-01T03:00:00Z, lookback: 400y)
//   |        ^^^^^^^^^^^^^^^^^^^^
// --- exit 1
