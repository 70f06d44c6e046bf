import "array"
import "contrib/tomhollingworth/events"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, state: "on"}]) |> events.duration()

// ---
//
// --- stderr
// error[E0321]: `events.duration` needs the column `_stop`, which the rows of `array.from` do not have
//  --> event_durations_without_stop.flux:4:67
//   |
// 4 | array.from(rows: [{_time: 2024-01-01T00:00:00Z, state: "on"}]) |> events.duration()
//   |                                                                   ^^^^^^^^^^^^^^^
//   | ---------- the rows are made here
//   |
//   = help: give the rows this column, or add it with `set` or `map`
//
// --- exit 1
