import "array"
import "experimental/mqtt"

array.from(rows: [{ok: mqtt.publish(broker: "tcp://localhost:1", topic: "rooms/#", message: "warm")}])

// ---
//
// --- stderr
// fluxc: `mqtt.publish`: the topic `rooms/#` has a wildcard, `#`, which only those who subscribe may use
//   at publish_to_wildcard.flux:4:24
//   |
// 4 | array.from(rows: [{ok: mqtt.publish(broker: "tcp://localhost:1", topic: "rooms/#", message: "warm")}])
//   |                        ^^^^^^^^^^^^
// --- exit 1
