import "array"
import "experimental/mqtt"

array.from(rows: [{ok: mqtt.publish(broker: "tcp://127.0.0.1:1", topic: "t", message: "m", qos: 3)}])

// ---
//
// --- stderr
// fluxc: `mqtt.publish`: argument `qos` must be 0, 1 or 2, found 3
//   at publish_with_bad_qos.flux:4:24
//   |
// 4 | array.from(rows: [{ok: mqtt.publish(broker: "tcp://127.0.0.1:1", topic: "t", message: "m", qos: 3)}])
//   |                        ^^^^^^^^^^^^
// --- exit 1
