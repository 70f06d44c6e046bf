import "array"
import "experimental/mqtt"

array.from(rows: [{ok: mqtt.publish(broker: "tcp://127.0.0.1:1", topic: "t", message: "m", username: "u")}])

// ---
//
// --- stderr
// fluxc: `mqtt.publish`: needs `password` with `username`
//   at publish_without_password.flux:4:24
//   |
// 4 | array.from(rows: [{ok: mqtt.publish(broker: "tcp://127.0.0.1:1", topic: "t", message: "m", username: "u")}])
//   |                        ^^^^^^^^^^^^
// --- exit 1
