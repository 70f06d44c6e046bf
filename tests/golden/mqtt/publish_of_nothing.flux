import "array"
import "experimental/mqtt"

array.from(rows: [{ok: mqtt.publish(broker: "tcp://127.0.0.1:1", topic: "t", message: "")}])

// ---
//
// --- stderr
// fluxc: `mqtt.publish`: argument `message` must not be empty
//   at publish_of_nothing.flux:4:24
//   |
// 4 | array.from(rows: [{ok: mqtt.publish(broker: "tcp://127.0.0.1:1", topic: "t", message: "")}])
//   |                        ^^^^^^^^^^^^
// --- exit 1
