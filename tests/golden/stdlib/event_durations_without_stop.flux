import "array"
import "contrib/tomhollingworth/events"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, state: "on"}]) |> events.duration()

// ---
//
// --- stderr
// fluxc: `events.duration`: no column `_stop` in table {}; columns in use: _time, state
//   at event_durations_without_stop.flux:4:67
//   |
// 4 | array.from(rows: [{_time: 2024-01-01T00:00:00Z, state: "on"}]) |> events.duration()
//   |                                                                   ^^^^^^^^^^^^^^^
// --- exit 1
