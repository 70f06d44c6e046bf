import "array"
import "fluxc/alert"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _level: "crit"}])
    |> alert.publish(topic: "")

// ---
//
// --- stderr
// fluxc: `alert.publish`: argument `topic` must not be empty
//   at fluxc/alert/alert.flux:68:12 in `publish`
//   at publish_empty_topic.flux:5:8
//   |
// 5 |     |> alert.publish(topic: "")
//   |        ^^^^^^^^^^^^^
// --- exit 1
