import "array"
import "experimental/mqtt"

array.from(rows: [{ok: mqtt.publish(broker: "http://127.0.0.1:1", topic: "t", message: "m")}])

// ---
//
// --- stderr
// fluxc: the URL of a broker must be like `tcp://host:1883` or `ssl://host:8883`
//   at publish_to_no_url.flux:4:24
//   |
// 4 | array.from(rows: [{ok: mqtt.publish(broker: "http://127.0.0.1:1", topic: "t", message: "m")}])
//   |                        ^^^^^^^^^^^^
// --- exit 1
