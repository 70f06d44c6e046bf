import "array"

hourly = (tables=<-, every) => tables |> aggregateWindow(every: every, fn: sum)

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}])
    |> range(start: 2023-01-01T00:00:00Z, stop: 2025-01-01T00:00:00Z)
    |> hourly(every: 0h)

// ---
//
// --- stderr
// fluxc: `window`: window function requires at least one of `every` or `period` to be set and non-zero
//   at universe/universe.flux:173:12 in `window`
//   at universe/universe.flux:243:12 in `aggregateWindow`
//   at trace_through_packages.flux:3:42 in `hourly`
//   |
// 3 | hourly = (tables=<-, every) => tables |> aggregateWindow(every: every, fn: sum)
//   |                                          ^^^^^^^^^^^^^^^
//   at trace_through_packages.flux:7:8
// --- exit 1
