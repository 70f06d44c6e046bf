import "array"
import "experimental/mqtt"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> mqtt.to(broker: "tcp://localhost:1", topic: "rooms/+/heat")

// ---
//
// --- stderr
// fluxc: `mqtt.to`: the topic `rooms/+/heat` has a wildcard, `+`, which only those who subscribe may use
//   at to_wildcard.flux:5:8
//   |
// 5 |     |> mqtt.to(broker: "tcp://localhost:1", topic: "rooms/+/heat")
//   |        ^^^^^^^
// --- exit 1
