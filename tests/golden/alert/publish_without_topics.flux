import "array"
import "fluxc/alert"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "cpu", _level: "crit", host: "a", _value: 1.0}])
    |> group(columns: ["host"])
    |> alert.publish(topic: "cpu", message: (r) => "Hey, check ${r.host}")

// ---
//
// --- stderr
// fluxc: `alert.publish`: there are no topics here; a script publishes where a server runs it (`fluxc serve`)
//   at publish_without_topics.flux:6:8, calling `alert.publish`
//   |
// 6 |     |> alert.publish(topic: "cpu", message: (r) => "Hey, check ${r.host}")
//   |        ^^^^^^^^^^^^^
// --- exit 1
