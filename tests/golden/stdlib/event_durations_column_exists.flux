import "array"
import "contrib/tomhollingworth/events"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, duration: 1}]) |> events.duration(stop: 2024-01-02T00:00:00Z)

// ---
//
// --- stderr
// fluxc: `events.duration`: the table has a column `duration` already; name another one with `columnName`
//   at event_durations_column_exists.flux:4:67
//   |
// 4 | array.from(rows: [{_time: 2024-01-01T00:00:00Z, duration: 1}]) |> events.duration(stop: 2024-01-02T00:00:00Z)
//   |                                                                   ^^^^^^^^^^^^^^^
// --- exit 1
